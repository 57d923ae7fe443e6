package org.vanthu.archive;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.signing.SigningWish.Purpose;

/** The two who sign the minutes of a hand-over. */
enum HandOverSide {
    GIVER("Đại diện bên giao", Purpose.GIVING),
    RECEIVER("Đại diện bên nhận", Purpose.RECEIVING);

    private final String title;
    private final Purpose purpose;

    HandOverSide(String title, Purpose purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    /** What stands above the signature. */
    String title() {
        return title;
    }

    Purpose purpose() {
        return purpose;
    }

    /** The name over HTTP and in columns. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    HandOverSide other() {
        return this == GIVER ? RECEIVER : GIVER;
    }

    /** @throws InvalidInputException if there is none of that name */
    static HandOverSide of(@Nullable String code) {
        for (HandOverSide side : values()) {
            if (side.code().equals(code)) {
                return side;
            }
        }
        throw InvalidInputException.field("side", code, "archive.error.side", code == null ? "" : code);
    }
}
