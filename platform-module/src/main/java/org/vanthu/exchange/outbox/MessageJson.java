package org.vanthu.exchange.outbox;

import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.shared.Json;

/** Messages as tables keep them: everything but the bytes of the attachments. */
public final class MessageJson {

    private static final ObjectMapper MAPPER = Json.MAPPER
            .copy()
            .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

    private MessageJson() {}

    /** An attachment without its bytes. */
    public record Part(String contentId, String name, String mimetype, String description, long size, String sha256) {

        static Part of(Attachment one) {
            return new Part(one.contentId(), one.name(), one.mimetype(), one.description(), one.size(), one.sha256());
        }
    }

    /** A message without the bytes of its attachments. */
    public record Written(Message message, List<Part> parts) {}

    /** As text. */
    public static String write(Message message) {
        List<Part> parts = message.attachments().stream().map(Part::of).toList();
        try {
            return MAPPER.writeValueAsString(new Written(with(message, message.id(), message.to(), List.of()), parts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Back from text. */
    public static Written read(String text) {
        try {
            return MAPPER.readValue(text, Written.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another id, recipients and attachments. */
    static Message with(Message one, String id, List<Party> to, List<Attachment> attachments) {
        return new Message(
                id, one.from(), to, one.createdAt(), one.business(), one.document(), one.status(), attachments);
    }
}
