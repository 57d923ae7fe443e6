package org.vanthu.mailbox;

/**
 * What a message may have at the most.
 *
 * @param messageBytes as it travels, files encoded
 * @param files attached files
 * @param depth parts within parts
 */
record MailLimits(long messageBytes, int files, int depth) {

    static MailLimits ofMebibytes(long messageMebibytes) {
        return new MailLimits(messageMebibytes << 20, 50, 8);
    }
}
