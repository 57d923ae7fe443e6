package org.vanthu.registry;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A registration as it is answered over HTTP. */
record RegistrationAnswer(
        String nodeId,
        @Nullable String register,
        @Nullable String registerName,
        int year,
        @Nullable Long arrivalNumber,
        @Nullable String ledgerId,
        Instant receivedAt,
        String state) {

    static RegistrationAnswer of(Registration registration) {
        return new RegistrationAnswer(
                registration.nodeRef().getId(),
                registration.register(),
                registration.registerName(),
                registration.year(),
                registration.arrivalNumber(),
                registration.ledgerId(),
                registration.receivedAt(),
                registration.state());
    }
}
