"""Why the operating system refused something, in Vietnamese; its own words are English on most machines."""

import errno

from .problems import printable

_REASONS = {
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không tìm thấy",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.EEXIST: "đã có sẵn",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết trỏ vòng quanh",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.EFBIG: "tệp quá lớn",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EBUSY: "đang được chương trình khác dùng",
    errno.EIO: "thiết bị lưu trữ có lỗi",
}


_TAKES_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def takes_no_more(error: OSError) -> bool:
    """Tell whether a disk has no room or lets nobody write: no file of ours could be blamed for it."""
    return error.errno in _TAKES_NO_MORE


def reason(error: OSError) -> str:
    """Return why: ``không tìm thấy``."""
    return _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno or 0}")


def reason_and_place(error: OSError) -> str:
    """Return why, and at which file when the system tells it: ``không tìm thấy (/…/x.yml)``."""
    return f"{reason(error)} ({printable(str(error.filename))})" if error.filename else reason(error)
