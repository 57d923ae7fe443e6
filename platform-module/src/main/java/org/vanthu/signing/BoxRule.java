package org.vanthu.signing;

/** Size and style of a line. */
final class BoxRule {

    private static final double ROUNDING = 0.1;

    private final Findings findings;

    BoxRule(Findings findings) {
        this.findings = findings;
    }

    /** In points, both included. */
    void size(String rule, PdfLine line, double least, double most) {
        if (line.size() < least - ROUNDING || line.size() > most + ROUNDING) {
            findings.error(rule, line, line.size());
        }
    }

    /** Upright and bold. */
    void bold(String rule, PdfLine line) {
        if (!line.bold() || line.italic()) {
            findings.error(rule, line);
        }
    }

    /** Neither bold nor italic. */
    void upright(String rule, PdfLine line) {
        if (line.bold() || line.italic()) {
            findings.error(rule, line);
        }
    }
}
