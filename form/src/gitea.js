/**
 * Pull requests on Gitea and Forgejo. The CMS has its editorial workflow for GitHub and GitLab alone: on Gitea
 * it would write onto the published branch itself. So the one request that writes files goes to a branch of its
 * own instead, and a pull request is opened from there. What is saved again in the same session joins the open
 * pull request, as long as the file there is still the one that this form wrote.
 *
 * API: `POST /repos/{owner}/{repo}/contents` with `new_branch`, `POST` and `GET /repos/{owner}/{repo}/pulls`
 * (Gitea 1.20 and later, Forgejo).
 */

import { tell } from "./question.js";

/**
 * Return a stand-in for `fetch` that turns commits to the published branch into pull requests.
 *
 * @param {typeof fetch} send What really sends a request.
 * @param {{apiRoot: string, repo: string, branch: string}} place The API's address, `owner/name`, and the
 * published branch.
 * @param {(request: PullRequest) => void} requested Told in which pull request a change stands now; without
 * a number where only its branch could be made.
 * @param {() => string} stamp Returns what makes the name of a new branch its own.
 * @returns {typeof fetch} To be used for every request of the page.
 */
export const withPullRequests = (send, place, requested, stamp) => {
  const root = `${place.apiRoot.replace(/\/+$/, "")}/repos/${place.repo}`;
  /** What this session has written: path → where it lies. @type {Map<string, Written>} */
  const written = new Map();

  const ask = async (path, { headers }, body) => {
    const answer = await send(`${root}${path}`, {
      method: body ? "POST" : "GET",
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

    return state === "open" ? first : undefined;
  };

  const openedFrom = async (branch, title, init) => {
    const { number, html_url: address } = await ask("/pulls", init, {
      title,
      head: branch,
      base: place.branch,
    });

    return { number, address, branch };
  };

  return async (input, init = {}) => {
    if (init.method !== "POST" || input !== `${root}/contents`) {
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
      requested(request);
    } catch {
      // The files are safe on their branch: what was written must not look lost.
      requested({ branch });
    }

    return answer;
  };
};

/**
 * Have all that this page sends go that way, if the form's host is a Gitea.
 *
 * @param {{backend: {name: string, repo: string, branch?: string, api_root: string}}} config The form's
 * configuration. Without a branch there is no host behind it.
 */
export const registerPullRequests = ({ backend }) => {
  const { name, repo, branch, api_root: apiRoot } = backend;

  if (name === "gitea" && branch) {
    const stamp = () => Date.now().toString(36);

    window.fetch = withPullRequests(window.fetch.bind(window), { apiRoot, repo, branch }, announce, stamp);
  }
};

const announce = ({ number, address, branch }) =>
  tell(
    number
      ? {
          title: "Đã gửi chờ duyệt",
          text: `Thay đổi nằm trong pull request số ${number}. Kết quả kiểm tra sẽ hiện ở đó:`,
          address,
        }
      : {
          title: "Đã lưu, chưa gửi duyệt",
          text: `Máy chủ chưa mở được pull request. Hãy báo người phụ trách kho dữ liệu tên nhánh: ${branch}`,
        },
  );

/** The first line of the message of the commit, as the configuration words it. */
const titleOf = ({ message }) => message.split("\n")[0];

/** A branch for a change to one file: of letters that need no quoting, whatever the file is called. */
const branchName = (path, stamp) => {
  const [name] = path.split("/").slice(-1);

  return `bien-tap/${name.replace(/\.\w+$/, "").replace(/[^a-z0-9-]+/gi, "-")}-${stamp}`;
};

/** @typedef {{branch: string, number?: number, address?: string}} PullRequest */
/** @typedef {{sha: string | undefined, request: PullRequest}} Written */
