package org.vanthu.files;

/**
 * Limits that keep a hostile file from eating the machine.
 *
 * @param maxFileBytes largest file taken
 * @param maxArchiveBytes most bytes that all entries of an archive, nested ones too, may unpack to
 * @param maxArchiveEntries most entries of an archive, nested ones too
 * @param maxArchiveDepth how deep archives may lie in archives
 * @param maxArchiveRatio how many times its own size an archive may unpack to (only looked at above 16 MiB)
 * @param maxImageMegapixels largest picture, in millions of pixels
 * @param maxPages most pages of a PDF or TIFF
 */
public record FileLimits(
        long maxFileBytes,
        long maxArchiveBytes,
        int maxArchiveEntries,
        int maxArchiveDepth,
        int maxArchiveRatio,
        int maxImageMegapixels,
        int maxPages) {

    private static final long MIB = 1024L * 1024;

    /** The same in the units of the properties file. */
    public static FileLimits ofMebibytes(
            long maxFileMib,
            long maxArchiveMib,
            int maxArchiveEntries,
            int maxArchiveDepth,
            int maxArchiveRatio,
            int maxImageMegapixels,
            int maxPages) {
        return new FileLimits(
                maxFileMib * MIB,
                maxArchiveMib * MIB,
                maxArchiveEntries,
                maxArchiveDepth,
                maxArchiveRatio,
                maxImageMegapixels,
                maxPages);
    }
}
