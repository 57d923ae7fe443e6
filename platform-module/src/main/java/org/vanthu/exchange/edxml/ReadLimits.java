package org.vanthu.exchange.edxml;

/**
 * How large a message may be before it is refused.
 *
 * @param envelopeChars of header and manifest together
 * @param elements in the envelope
 * @param attachments at most
 * @param attachmentBytes of one attachment
 * @param totalBytes of all attachments
 */
public record ReadLimits(int envelopeChars, int elements, int attachments, long attachmentBytes, long totalBytes) {

    /** Twenty-five attachments, so that a seal never names more than its check allows. */
    public static final int MOST_ATTACHMENTS = 25;

    private static final int MOST_CHARS = 1_000_000;
    private static final int MOST_ELEMENTS = 5_000;
    private static final int TIMES = 4;

    /** With files of that size. */
    public static ReadLimits ofFiles(long attachmentBytes) {
        return new ReadLimits(MOST_CHARS, MOST_ELEMENTS, MOST_ATTACHMENTS, attachmentBytes, TIMES * attachmentBytes);
    }
}
