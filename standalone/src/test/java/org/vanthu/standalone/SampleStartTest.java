package org.vanthu.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampleStartTest {

    @Test
    void aSiteThatIsTooBusyToSayHowFarItIsIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        SampleStart.watch(
                1,
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("answered 503");
                    }
                    return read();
                },
                new CountDownLatch(1),
                new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(asked).hasValue(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("cong-van.pdf", "15/TB-UBND", "Lịch nghỉ");
    }

    private static JsonNode read() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = answer.putArray("items").addObject();
        entry.put("id", "1").put("state", "awaitingCheck").put("fileName", "cong-van.pdf");
        entry.putObject("summary").put("number", "15/TB-UBND").put("subject", "Lịch nghỉ");
        return answer;
    }
}
