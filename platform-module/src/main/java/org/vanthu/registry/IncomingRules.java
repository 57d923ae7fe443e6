package org.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.organization.AgencyIdentifier;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * Checks the fields of an incoming document: what must not be blank, lengths of the data standard, known types, dates
 * that can be true. All errors are told at once.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix VI, part II"
 */
final class IncomingRules {

    private static final Set<String> ORIGINS = Set.of("electronic", "digitised", "paper");
    private static final Set<String> SOURCES = Set.of("paper", "email", "exchange", "upload", "other");
    private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);
    private static final int MAX_URGENCY = 4;
    private static final int MAX_PAGES = 99_999;
    private static final int MAX_RECIPIENTS = 200;

    private final DocumentTypes types;
    private final Set<String> mandatory;

    /** @param mandatory names of the fields that must not be blank, separated by commas */
    IncomingRules(DocumentTypes types, String mandatory) {
        this.types = types;
        this.mandatory = Pattern.compile(",")
                .splitAsStream(mandatory)
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param arrivalDate no document can be of a later date
     * @throws InvalidInputException naming every wrong field
     */
    Incoming check(IncomingFields fields, LocalDate arrivalDate) {
        List<FieldError> errors = new ArrayList<>();
        Fields in = new Fields(errors, mandatory);
        DocumentNumber number = number(fields);
        in.present("number", number.text());
        in.length("codeNumber", number.number(), 11);
        in.length("codeNotation", number.notation(), 30);
        in.present("issuedDate", fields.issuedDate() == null ? "" : "x");
        in.date("issuedDate", fields.issuedDate(), EARLIEST, arrivalDate, "registry.error.issued-date");
        in.date("dueDate", fields.dueDate(), arrivalDate, arrivalDate.plusYears(20), "registry.error.due-date");
        String issuerCode = in.text("issuerCode", fields.issuerCode(), AgencyIdentifier.MAX_LENGTH);
        if (issuerCode != null && !AgencyIdentifier.isValid(issuerCode)) {
            errors.add(FieldError.of("issuerCode", issuerCode, "registry.error.issuer-code", issuerCode));
        }
        Optional<DocumentType> type = type(in, fields.typeCode());
        Incoming incoming = new Incoming(
                number,
                fields.issuedDate(),
                in.textOr("issuerName", fields.issuerName(), 200, ""),
                issuerCode,
                type.map(DocumentType::code).orElse(""),
                type.map(DocumentType::name).orElse(""),
                in.textOr("subject", fields.subject(), 500, ""),
                in.range("urgency", fields.urgency(), 0, MAX_URGENCY, 0),
                in.textOr("language", fields.language(), 30, "vi"),
                fields.pageAmount() == null ? null : in.range("pageAmount", fields.pageAmount(), 0, MAX_PAGES, 0),
                in.oneOf("origin", fields.origin(), ORIGINS, "digitised"),
                in.oneOf("source", fields.source(), SOURCES, "paper"),
                in.text("signerName", fields.signerName(), 50),
                in.text("signerPosition", fields.signerPosition(), 100),
                in.text("signerCompetence", fields.signerCompetence(), 200),
                recipients(in, fields.recipients()),
                in.text("toPlaces", fields.toPlaces(), 1000),
                in.text("note", fields.note(), 500),
                fields.dueDate(),
                in.text("documentId", fields.documentId(), 60));
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        return incoming;
    }

    private Optional<DocumentType> type(Fields in, @Nullable String typeCode) {
        String text = typeCode == null ? "" : typeCode.strip();
        in.present("typeCode", text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<DocumentType> type = types.resolve(text);
        if (type.isEmpty()) {
            in.errors.add(FieldError.of("typeCode", text, "registry.error.type", text));
        }
        return type;
    }

    private static DocumentNumber number(IncomingFields fields) {
        String number = fields.number();
        if (number != null && !number.isBlank()) {
            return DocumentNumber.parse(number);
        }
        String ordinal = fields.codeNumber() == null ? "" : fields.codeNumber().strip();
        String notation =
                fields.codeNotation() == null ? "" : fields.codeNotation().strip();
        return notation.isEmpty()
                ? DocumentNumber.parse(ordinal)
                : DocumentNumber.parse(ordinal.isEmpty() ? notation : ordinal + "/" + notation);
    }

    private static List<String> recipients(Fields in, @Nullable List<String> recipients) {
        if (recipients == null) {
            return List.of();
        }
        List<String> result = new ArrayList<>();
        for (String recipient : recipients) {
            String text = in.text("recipients", recipient, 200);
            if (text != null) {
                result.add(text);
            }
        }
        if (result.size() > MAX_RECIPIENTS) {
            in.errors.add(FieldError.of("recipients", "", "registry.error.too-many", MAX_RECIPIENTS));
        }
        return result;
    }

    /** Collects the errors of one form. */
    private record Fields(List<FieldError> errors, Set<String> mandatory) {

        @Nullable
        String text(String field, @Nullable String value, int maxLength) {
            present(field, value);
            if (value == null || value.isBlank()) {
                return null;
            }
            String text = value.strip().replaceAll("\\s*\\R\\s*", " ");
            length(field, text, maxLength);
            if (text.chars().anyMatch(Character::isISOControl)) {
                errors.add(FieldError.of(field, text, "registry.error.control-character", field));
            }
            return text;
        }

        String textOr(String field, @Nullable String value, int maxLength, String other) {
            String text = text(field, value, maxLength);
            return text == null ? other : text;
        }

        void present(String field, @Nullable String value) {
            if (mandatory.contains(field) && (value == null || value.isBlank())) {
                errors.add(FieldError.of(field, value, "registry.error.missing-" + field));
            }
        }

        void length(String field, String text, int maxLength) {
            if (text.length() > maxLength) {
                errors.add(FieldError.of(field, text, "registry.error.too-long", field, maxLength));
            }
        }

        int range(String field, @Nullable Integer value, int least, int most, int other) {
            if (value == null) {
                return other;
            }
            if (value < least || value > most) {
                errors.add(FieldError.of(field, value, "registry.error.range", field, least, most));
            }
            return value;
        }

        void date(String field, @Nullable LocalDate date, LocalDate first, LocalDate last, String msgId) {
            if (date != null && (date.isBefore(first) || date.isAfter(last))) {
                errors.add(FieldError.of(field, date, msgId, date.toString(), last.toString()));
            }
        }

        String oneOf(String field, @Nullable String value, Set<String> known, String other) {
            if (value == null || value.isBlank()) {
                return other;
            }
            if (!known.contains(value)) {
                errors.add(FieldError.of(field, value, "registry.error.choice", field, value));
            }
            return value;
        }
    }
}
