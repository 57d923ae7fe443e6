package org.vanthu.capture.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Words that recognition made of generated scans, kept as {@code [[text, x, y, width, height, confidence], …]} a page.
 */
final class WordFiles {

    private WordFiles() {}

    static List<PageText> load(String name) {
        String path = name + ".words.json";
        try (InputStream in = Objects.requireNonNull(WordFiles.class.getResourceAsStream(path), path)) {
            List<PageText> pages = new ArrayList<>();
            for (JsonNode page : new ObjectMapper().readTree(in)) {
                int number = page.get("number").asInt();
                List<Word> words = new ArrayList<>();
                for (JsonNode word : page.get("words")) {
                    Box box = new Box(
                            number,
                            word.get(1).asDouble(),
                            word.get(2).asDouble(),
                            word.get(3).asDouble(),
                            word.get(4).asDouble());
                    words.add(new Word(word.get(0).asText(), box, word.get(5).asDouble()));
                }
                pages.add(new PageText(
                        number, page.get("width").asDouble(), page.get("height").asDouble(), words));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
