/**
 * Pull requests on Gitea and Forgejo. The CMS has its editorial workflow for GitHub and GitLab alone: on Gitea
 * it would write onto the published branch itself. So the one request that writes files goes to a branch of its
 * own instead, and a pull request is opened from there. What is saved again in the same session joins the open
 * pull request, as long as the file there is still the one that this form wrote.
 *
 * API: `POST /repos/{owner}/{repo}/contents` with `new_branch`, `POST` and `GET /repos/{owner}/{repo}/pulls`
 * (Gitea 1.20 and later, Forgejo).
 */

const REQUESTED = 'Thay đổi đã nằm trong yêu cầu hợp nhất';
const NOT_REQUESTED =
  'Đã lưu, nhưng máy chủ chưa mở được yêu cầu hợp nhất. Hãy báo người phụ trách kho dữ liệu tên nhánh này:';

/**
 * Return a stand-in for `fetch` that turns commits to the published branch into pull requests.
 *
 * @param {typeof fetch} send What really sends a request.
 * @param {{apiRoot: string, repo: string, branch: string}} place The API's address, `owner/name`, and the
 * published branch.
 * @param {(text: string, address: string) => void} tell Tells the editor, in Vietnamese, where a change went.
 * @param {() => string} stamp Returns what makes the name of a new branch its own.
 * @returns {typeof fetch} To be used for every request of the page.
 */
export const withPullRequests = (send, place, tell, stamp) => {
  const root = `${place.apiRoot.replace(/\/+$/, '')}/repos/${place.repo}`;
  /** What this session has written: path → where it lies. @type {Map<string, Written>} */
  const written = new Map();

  const ask = async (path, { headers }, body) => {
    const answer = await send(`${root}${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });

    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status}`);
    }

    return answer.json();
  };

  /** The pull request that already holds all of these files as the form last saw them, if it is still open. */
  const openRequest = async (files, init) => {
    const [first, ...others] = files.map(({ path, from_path: from, sha }) => {
      const known = written.get(from || path);

      return known?.sha === sha ? known.request : undefined;
    });

    if (!first || others.some((other) => other !== first)) {
      return undefined;
    }

    const { state } = await ask(`/pulls/${first.number}`, init);

    return state === 'open' ? first : undefined;
  };

  const openedFrom = async (branch, title, init) => {
    const { number, html_url: address } = await ask('/pulls', init, {
      title,
      head: branch,
      base: place.branch,
    });

    return { number, address, branch };
  };

  return async (input, init = {}) => {
    if (init.method !== 'POST' || input !== `${root}/contents`) {
      return send(input, init);
    }

    const body = JSON.parse(init.body);
    const before = await openRequest(body.files, init);
    const branch = before?.branch ?? branchName(body.files[0].path, stamp());

    const answer = await send(input, {
      ...init,
      body: JSON.stringify({
        ...body,
        ...(before ? { branch } : { branch: place.branch, new_branch: branch }),
      }),
    });

    if (!answer.ok) {
      return answer;
    }

    try {
      const request = before ?? (await openedFrom(branch, titleOf(body), init));
      const { files } = await answer.clone().json();

      body.files.forEach(({ path }, index) => written.set(path, { sha: files[index]?.sha, request }));
      tell(`${REQUESTED} #${request.number}.`, request.address);
    } catch {
      // The files are safe on their branch: what was written must not look lost.
      tell(`${NOT_REQUESTED} ${branch}`, '');
    }

    return answer;
  };
};

/** The first line of the commit's message, which the form's configuration words. */
const titleOf = ({ message }) => message.split('\n')[0];

/** A branch for a change to one file: of letters that need no quoting, whatever the file is called. */
const branchName = (path, stamp) => {
  const [name] = path.split('/').slice(-1);

  return `bien-tap/${name.replace(/\.\w+$/, '').replace(/[^a-z0-9-]+/gi, '-')}-${stamp}`;
};

/** @typedef {{number: number, address: string, branch: string}} PullRequest */
/** @typedef {{sha: string | undefined, request: PullRequest}} Written */
