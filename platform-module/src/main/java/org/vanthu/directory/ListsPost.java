package org.vanthu.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Words;

/**
 * Shows what a published list would make of the directory, or does it. The list comes as a file, or is fetched where
 * the way to an organisation leads.
 */
final class ListsPost extends JsonWebScript {

    private static final Words WORDS = new Words("directory");
    private static final int MAX_SOURCE = 60;
    private static final int MAX_BYTES = 8 << 20;

    private final Lists lists;

    ListsPost(Lists lists) {
        this.lists = lists;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Form form = request.jsonPart("metadata", Form.class);
        String from = form.from() == null ? "" : form.from().strip();
        List<Listed> list = from.isEmpty() ? file(request) : lists.fetch(from);
        String source = from.isEmpty() ? WORDS.required("source", form.source(), MAX_SOURCE) : from;
        List<Comparison.Line> lines =
                Boolean.TRUE.equals(form.apply()) ? lists.apply(source, list) : lists.compare(list);
        return ListView.of(lines, Boolean.TRUE.equals(form.apply()));
    }

    private static List<Listed> file(JsonRequest request) throws IOException {
        FormData.FormField part = request.part("file")
                .filter(FormData.FormField::getIsFile)
                .orElseThrow(() -> InvalidInputException.field("file", "", "shared.error.missing", "file"));
        byte[] bytes;
        try (InputStream in = part.getInputStream()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw InvalidInputException.field("file", bytes.length, "directory.error.file-size", MAX_BYTES >> 20);
        }
        try {
            return ListFile.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw InvalidInputException.field(e, "file", "", "directory.error.file-text");
        }
    }

    /**
     * What is to be done with the list.
     *
     * @param source the name of the list, for the history
     * @param from the organisation whose way leads to the list, or null where it comes as a file
     */
    record Form(
            @Nullable String source,
            @Nullable String from,
            @Nullable Boolean apply) {}
}
