package org.vanthu.registry;

import java.util.List;

/**
 * A type of document (tên loại văn bản).
 *
 * @param code the key of the type, ASCII
 * @param abbreviation what stands in the notation, empty for official letters
 * @param name the Vietnamese name, e.g. {@code Tờ trình}
 * @param nameEn the English name
 * @param aliases older abbreviations that legacy documents carry
 * @param order the place in lists
 * @param active whether it is offered for new documents
 */
public record DocumentType(
        String code, String abbreviation, String name, String nameEn, List<String> aliases, int order, boolean active) {

    public DocumentType {
        aliases = List.copyOf(aliases);
    }
}
