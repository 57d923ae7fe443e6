package org.vanthu.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.archive.transfer.Transfers.Answer;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.TextKey;

/**
 * Reads the file in which the historical archive answers: text in UTF-8, a line for each package with its name, the
 * result and the reason, separated by semicolon, comma or tab. The result is a word of ours or of theirs.
 */
final class AnswerFile {

    private static final int MAX_BYTES = 1 << 20;

    private AnswerFile() {}

    static List<Answer> read(JsonRequest request) throws IOException {
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        try (InputStream in = part.getInputStream()) {
            return read(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        }
    }

    static List<Answer> read(String text) {
        List<Answer> answers = new ArrayList<>();
        for (String line : text.replace("\uFEFF", "").lines().toList()) {
            String[] cells = line.split("[;,\t]", 3);
            String objectId = cell(cells, 0);
            boolean head = answers.isEmpty() && !objectId.contains("uuid");
            if (!line.isBlank() && !head) {
                answers.add(new Answer(objectId, result(cell(cells, 1)), cell(cells, 2)));
            }
        }
        if (answers.isEmpty()) {
            throw InvalidInputException.field("file", "", "archive.error.transfer-answers");
        }
        return answers;
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].replaceAll("^[\\s\"]+|[\\s\"]+$", "") : "";
    }

    private static String result(String word) {
        return switch (TextKey.of(word)) {
            case "dat", "accepted", "passed", "hoan thanh" -> "passed";
            case "khong dat", "refused", "rejected", "failed" -> "failed";
            case "dang xu ly", "processing" -> "processing";
            default -> word;
        };
    }
}
