package org.vanthu.signing;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the rules find. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    List<Finding> all() {
        return all;
    }

    void error(String rule, PdfLine line, Object... arguments) {
        add(rule, Finding.Severity.ERROR, line, arguments);
    }

    void warning(String rule, PdfLine line, Object... arguments) {
        add(rule, Finding.Severity.WARNING, line, arguments);
    }

    void page(String rule, Finding.Severity severity, int page, Object... arguments) {
        all.add(new Finding(rule, severity, page, null, id(rule), texts(arguments)));
    }

    private void add(String rule, Finding.Severity severity, PdfLine line, Object... arguments) {
        all.add(new Finding(rule, severity, line.page(), line.box(), id(rule), texts(arguments)));
    }

    private static String id(String rule) {
        return "signing.finding." + rule;
    }

    private static List<String> texts(Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument instanceof Double number ? number(number) : argument.toString());
        }
        return texts;
    }

    /** One digit behind the comma, none where it is zero. */
    private static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString(Math.round(rounded)) : Double.toString(rounded);
    }
}
