package org.vanthu.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The smallest honest PDF: pages with one line of ASCII text each. Vietnamese syllables without marks are read from the
 * file; other words are taken for a bad text layer and recognised.
 */
public final class TinyPdf {

    private static final int FIRST_PAGE = 4;

    private TinyPdf() {}

    /** A PDF with a page for each text. */
    public static byte[] of(String... texts) {
        List<String> objects = new ArrayList<>();
        String kids = IntStream.range(0, texts.length)
                .mapToObj(i -> (FIRST_PAGE + 2 * i) + " 0 R")
                .collect(Collectors.joining(" "));
        objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add("<</Type/Pages/Kids[" + kids + "]/Count " + texts.length + ">>");
        objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (String text : texts) {
            String drawing = "BT /F1 14 Tf 72 700 Td (" + text.replaceAll("[()\\\\]", "") + ") Tj ET";
            objects.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + (objects.size() + 2)
                    + " 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
            objects.add("<</Length " + drawing.length() + ">>stream\n" + drawing + "\nendstream");
        }
        return file(objects);
    }

    private static byte[] file(List<String> objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int start = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append('\n').append(table);
        pdf.append("trailer<</Size ")
                .append(objects.size() + 1)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
