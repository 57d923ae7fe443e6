package org.vanthu.outgoing;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.vanthu.numbering.DocumentNumber;
import org.vanthu.numbering.NotationRules;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.numbering.NumberingScheme;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Unit;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;

/**
 * By which series and with which notation a document is numbered.
 *
 * @see "Decree 30/2020/NĐ-CP, article 15 and Appendix I, part II.3"
 */
final class Numbering {

    /** Certified copies of all forms share one series. */
    static final String EXTRACT = "TrS";

    static final Map<String, String> COPY_FORMS = Map.of("SY", "Sao y", EXTRACT, "Trích sao", "SL", "Sao lục");

    private static final String BOOK = "Sổ đăng ký văn bản đi";
    private static final int MIN_DIGITS = 2;
    private static final int MAX_CODE = 36;

    private final OutgoingSite site;

    Numbering(OutgoingSite site) {
        this.site = site;
    }

    /** The series of the year that the document takes its number from. */
    NumberSeries series(Outgoing document, int year) {
        DraftFields fields = document.fields();
        return document.kind().equals(Outgoing.COPY)
                ? starting(document.agency(), "sao", year, "Sổ đăng ký bản sao")
                : series(document.agency(), fields.typeCode(), fields.typeName(), fields.series(), year);
    }

    /** The series for a type, or for a group with a series of its own. */
    NumberSeries series(String agency, String typeCode, String typeName, String own, int year) {
        OutgoingSettings settings = site.settings(agency);
        if (!own.isBlank()) {
            return starting(agency, "n-" + slug(own), year, own);
        }
        return switch (settings.grouping()) {
            case ALL -> starting(agency, "di", year, BOOK);
            case BY_TYPE -> starting(agency, typeCode.toLowerCase(Locale.ROOT), year, BOOK + ": " + typeName);
            case BY_GROUP -> {
                String group = settings.groups().getOrDefault(typeCode, "Văn bản khác");
                yield starting(agency, "g-" + slug(group), year, BOOK + ": " + group);
            }
        };
    }

    private static NumberSeries starting(String agency, String code, int year, String name) {
        return NumberSeries.starting(agency, OutgoingRegister.KIND, code, year, name, 1);
    }

    /**
     * The notation: the one that was asked for, or that of the decree.
     *
     * @throws InvalidInputException if an abbreviation that it needs is missing
     */
    String notation(Outgoing document) {
        DraftFields fields = document.fields();
        if (!fields.notation().isEmpty()) {
            return Normalizer.normalize(fields.notation(), Normalizer.Form.NFC);
        }
        Agency agency = site.agency(document.agency());
        String organ = required(agency.abbreviation(), "outgoing.error.no-organ-abbreviation");
        String type = document.kind().equals(Outgoing.COPY)
                ? fields.typeCode()
                : site.types()
                        .resolve(fields.typeCode())
                        .map(DocumentType::abbreviation)
                        .orElse("");
        if (!type.isEmpty()) {
            return type + "-" + organ;
        }
        String unit = site.units()
                .find(document.agency(), fields.unit())
                .map(Unit::abbreviation)
                .orElse("");
        return organ + "-" + required(unit, "outgoing.error.no-unit-abbreviation");
    }

    /**
     * Writes a number.
     *
     * @throws InvalidInputException if number and notation do not have a form that the decree knows
     */
    DocumentNumber write(Outgoing document, long ordinal, int year, String notation) {
        OutgoingSettings settings = site.settings(document.agency());
        NumberingScheme scheme = new NumberingScheme(settings.grouping(), MIN_DIGITS, settings.yearInNotation());
        DocumentNumber number = scheme.write(ordinal, year, notation);
        Set<String> abbreviations = new HashSet<>(COPY_FORMS.keySet());
        site.types().all().forEach(type -> abbreviations.add(type.abbreviation()));
        abbreviations.remove("");
        NotationRules rules = new NotationRules(abbreviations);
        if (!rules.fitsTypedDocument(number) && !rules.fitsLetter(number)) {
            throw InvalidInputException.field("notation", notation, "outgoing.error.notation", notation);
        }
        return number;
    }

    private static String required(String abbreviation, String msgId) {
        if (abbreviation.isBlank()) {
            throw InvalidInputException.field("notation", "", msgId);
        }
        return abbreviation.strip();
    }

    private static String slug(String name) {
        String slug = TextKey.slug(name);
        return slug.length() <= MAX_CODE ? slug : slug.substring(0, MAX_CODE).replaceAll("-$", "");
    }
}
