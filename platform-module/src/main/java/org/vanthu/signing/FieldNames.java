package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import eu.europa.esig.dss.diagnostic.jaxb.XmlObjectModification;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.vanthu.shared.InvalidInputException;

/** The names of a PDF's form fields by the numbers of their objects, which is how changes are reported. */
record FieldNames(Map<Long, String> byObject, Set<String> ofSignatures) {

    /** Stands for a changed object that is no field. */
    static final String UNKNOWN = "?";

    private static final Pattern FIELD = Pattern.compile("/(?:Annots|Fields|Kids) (\\d+) \\d+ R(?= /|$)");

    FieldNames {
        byObject = Map.copyOf(byObject);
        ofSignatures = Set.copyOf(ofSignatures);
    }

    static FieldNames of(Path pdf) {
        Map<Long, String> names = new HashMap<>();
        Set<String> signatures = new HashSet<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            if (form != null) {
                for (PDField field : form.getFieldTree()) {
                    String name = field.getFullyQualifiedName();
                    if (field instanceof PDSignatureField) {
                        signatures.add(name);
                    }
                    put(field.getCOSObject(), name, names);
                    for (PDAnnotationWidget widget : field.getWidgets()) {
                        put(widget.getCOSObject(), name, names);
                    }
                }
            }
        } catch (IOException e) {
            throw InvalidInputException.field(e, "file", "", "signing.error.no-pdf");
        }
        return new FieldNames(names, signatures);
    }

    /** The fields that were changed, each once, without those of signatures. */
    List<String> changed(List<XmlObjectModification> changes) {
        return changes.stream()
                .map(change -> name(change.getValue()))
                .filter(name -> !ofSignatures.contains(name))
                .distinct()
                .toList();
    }

    private String name(String path) {
        String name = UNKNOWN;
        Matcher steps = FIELD.matcher(path);
        while (steps.find()) {
            name = byObject.getOrDefault(Long.valueOf(steps.group(1)), name);
        }
        return name;
    }

    private static void put(COSBase object, String name, Map<Long, String> names) {
        COSObjectKey key = object.getKey();
        if (key != null) {
            names.put(key.getNumber(), name);
        }
    }
}
