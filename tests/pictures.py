"""Pictures made at run time: the tests own them, so nobody's rights are touched."""

from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

# Words a camera or an editor may leave in a file; none may ever reach a reader.
SECRETS = (b"MayAnhBiMat", b"NguoiChupBiMat", b"LoiNhanBiMat", b"XmpBiMat")


def drawing(width=1000, height=700, mode="RGB"):
    """Return an image that is red in its upper left quarter and white elsewhere."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), "#cc0000")
    return image.convert(mode)


def saved(image, kind="JPEG", **options):
    """Return the bytes of an image file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def telling(image, kind="JPEG", orientation=1):
    """Return a file with everything a camera writes: place, device, author, comment, XMP, colour profile."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "MayAnhBiMat"
    exif[ExifTags.Base.Artist] = "NguoiChupBiMat"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (10.0, 51.0, 30.0)}
    )
    return saved(image, kind, exif=exif, icc_profile=colour_profile(), **_remarks(kind))


def _remarks(kind):
    """Return the options that put a comment and XMP into a file of this kind; WebP has no comments."""
    xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>XmpBiMat</x:xmpmeta>"
    if kind != "PNG":
        return {"xmp": xmp.encode(), "comment": "LoiNhanBiMat"}
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", xmp)
    texts.add_text("Comment", "LoiNhanBiMat")
    return {"pnginfo": texts}


def colour_profile(swapped=False):
    """Return sRGB's profile, or one that takes red for blue and blue for red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if swapped:
        profile = profile.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    return profile
