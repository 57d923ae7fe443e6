package org.vanthu.archive.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.packages.ReadMets.Pointer;
import org.vanthu.shared.InvalidInputException;

/**
 * A package from outside, checked: every file that its METS name is there with the hash and size that they say, and
 * what is described is put together.
 *
 * @param organisation who made it, as it says
 * @param ead the fields of the dossier
 * @param documents its documents, by ordinal
 * @param unnamed files that no METS names; they are not taken in
 */
record ReadPackage(
        String objectId,
        PackageKind kind,
        String organisation,
        Description ead,
        List<ReadDocument> documents,
        List<String> unnamed) {

    private static final String METS = "METS.xml";

    /** A document: its fields and the paths of its files, the main one first. */
    record ReadDocument(Description fields, List<Pointer> files) {}

    static ReadPackage of(PackageContents contents) throws IOException {
        ReadMets root = mets(contents, METS);
        PackageKind kind = PackageKind.of(root.kind())
                .filter(one -> one != PackageKind.DIP)
                .orElseThrow(() -> new InvalidInputException("archive.error.package-kind", root.kind()));
        if (root.objectId().isBlank() || root.objectId().length() > 200) {
            throw new InvalidInputException("archive.error.package-missing", "OBJID");
        }
        TreeSet<String> unnamed = new TreeSet<>(contents.paths());
        unnamed.remove(METS);
        verify(contents, root.pointers(), unnamed);
        List<ReadDocument> documents = new ArrayList<>();
        for (Pointer pointer : root.pointers()) {
            if (pointer.path().endsWith("/" + METS)) {
                ReadMets representation = mets(contents, pointer.path());
                verify(contents, representation.pointers(), unnamed);
                documents.addAll(documents(contents, representation));
            }
        }
        String ead = root.descriptions().values().stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("archive.error.package-missing", "EAD.xml"));
        return new ReadPackage(
                root.objectId(),
                kind,
                root.organisation(),
                description(contents, ead),
                documents,
                List.copyOf(unnamed));
    }

    private static ReadMets mets(PackageContents contents, String path) throws IOException {
        if (!contents.has(path)) {
            throw new InvalidInputException("archive.error.package-missing", path);
        }
        return ReadMets.of(contents, path);
    }

    private static void verify(PackageContents contents, List<Pointer> pointers, TreeSet<String> unnamed)
            throws IOException {
        for (Pointer pointer : pointers) {
            if (!contents.has(pointer.path())) {
                throw new InvalidInputException("archive.error.package-missing", pointer.path());
            }
            String sha256 = contents.sha256(pointer.path());
            if (!sha256.equals(pointer.sha256().toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException("archive.error.package-checksum", pointer.path());
            }
            unnamed.remove(pointer.path());
        }
    }

    /** Data files are put to the description that they name; a description without a file stays one. */
    private static List<ReadDocument> documents(PackageContents contents, ReadMets mets) throws IOException {
        Map<String, ReadDocument> byDescription = new HashMap<>();
        List<ReadDocument> documents = new ArrayList<>();
        List<Pointer> loose = new ArrayList<>();
        for (Pointer pointer : mets.pointers()) {
            if (pointer.use().equals("dmdSec")) {
                ReadDocument document = new ReadDocument(description(contents, pointer.path()), new ArrayList<>());
                byDescription.put(pointer.path(), document);
                documents.add(document);
            }
        }
        for (Pointer pointer : mets.pointers()) {
            if (pointer.use().equals("Data") || pointer.path().contains("/data/")) {
                ReadDocument owner = owner(mets, byDescription, pointer);
                if (owner == null) {
                    loose.add(pointer);
                } else {
                    owner.files().add(pointer);
                }
            }
        }
        for (int i = 0; i < loose.size(); i++) {
            pair(documents, loose.get(i), i);
        }
        return documents;
    }

    private static @Nullable ReadDocument owner(
            ReadMets mets, Map<String, ReadDocument> byDescription, Pointer pointer) {
        for (String id : pointer.describedBy().split("\\s+", -1)) {
            String path = mets.descriptions().get(id);
            if (path != null) {
                return byDescription.get(path);
            }
        }
        return null;
    }

    /** Where files do not say which description is theirs, they come in the same order. */
    private static void pair(List<ReadDocument> documents, Pointer file, int index) {
        if (index < documents.size() && documents.get(index).files().isEmpty()) {
            documents.get(index).files().add(file);
            return;
        }
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        documents.add(new ReadDocument(new Description().with(Fields.SUBJECT, name), new ArrayList<>(List.of(file))));
    }

    private static Description description(PackageContents contents, String path) throws IOException {
        Description description = new Description();
        try (InputStream in = contents.open(path)) {
            XmlIn.read(path, in, new Leaves(description));
        }
        return description;
    }

    /** Takes the texts of elements that have no elements in them. */
    private static final class Leaves implements XmlIn.Visitor {

        private final Description description;
        private boolean first = true;

        Leaves(Description description) {
            this.description = description;
        }

        @Override
        public void element(XMLStreamReader xml) throws javax.xml.stream.XMLStreamException {
            if (first) {
                first = false;
                return;
            }
            String name = xml.getLocalName();
            StringBuilder text = new StringBuilder();
            int depth = 0;
            while (depth >= 0 && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(xml.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            description.with(name, text.toString());
        }
    }
}
