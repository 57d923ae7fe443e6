package org.vanthu.directive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.NotFoundException;

/** What a document orders, as its giver sees it, and as an executor sees its own part of it. */
final class DocumentViews {

    private final Origins origins;
    private final DirectiveTable directives;
    private final LineTable lines;
    private final LineViews views;
    private final Checking checking;
    private final Rights rights;
    private final DocumentQueries documents;

    DocumentViews(
            Origins origins,
            DirectiveTable directives,
            LineTable lines,
            LineViews views,
            Checking checking,
            Rights rights,
            DocumentQueries documents) {
        this.origins = origins;
        this.directives = directives;
        this.lines = lines;
        this.views = views;
        this.checking = checking;
        this.rights = rights;
        this.documents = documents;
    }

    /** @throws NotFoundException if the person sees neither the document nor a line of it */
    Map<String, @Nullable Object> of(String nodeId) {
        Optional<Origin> origin = origins.find(nodeId);
        if (origin.isPresent() && origins.maySee(origin.get())) {
            return given(origin.get());
        }
        return received(nodeId, origin);
    }

    private Map<String, @Nullable Object> given(Origin origin) {
        List<DirectiveRow> rows = directives.of(origin.nodeId());
        List<LineRow> all = lines.of(rows.stream().map(DirectiveRow::id).toList());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("document", document(origin));
        view.put("directives", views.directives(rows, all));
        view.put("actions", actions(origin, rows));
        view.put("checkState", Checking.state(origin, rows));
        view.put("findings", checking.findings(origin, rows));
        return view;
    }

    /** One directive of the document, with its lines. */
    Map<String, @Nullable Object> one(DirectiveRow row) {
        return views.directives(List.of(row), lines.of(row.id())).get(0);
    }

    private static Map<String, @Nullable Object> document(Origin origin) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("nodeId", origin.nodeId());
        view.put("agency", origin.agency());
        view.put("number", origin.paper().number());
        view.put("date", origin.paper().date());
        view.put("subject", origin.paper().subject());
        view.put("signer", origin.signer());
        view.put("signerName", origin.signerName());
        view.put("urgency", origin.urgency());
        view.put("source", origin.kind());
        view.put("state", origin.state());
        view.put("enterDueAt", origin.enterDueAt());
        return view;
    }

    private List<String> actions(Origin origin, List<DirectiveRow> rows) {
        List<String> actions = new ArrayList<>();
        if (origins.mayWrite(origin)) {
            actions.add("add");
            if (rows.stream().anyMatch(row -> !row.isGiven())) {
                actions.addAll(List.of("change", "delete"));
            }
            if (origin.isApproved() && !rows.isEmpty()) {
                actions.add("check");
            }
            if (!origin.isDraft() && rows.stream().anyMatch(row -> !row.isGiven())) {
                actions.add("give");
            }
        }
        return actions;
    }

    /** The lines that came to an agency with a document, or that a unit of the giver has of it. */
    private Map<String, @Nullable Object> received(String nodeId, Optional<Origin> origin) {
        List<LineRow> own = (origin.isPresent()
                        ? lines.of(directives.of(nodeId).stream()
                                .map(DirectiveRow::id)
                                .toList())
                        : lines.at(nodeId))
                .stream().filter(rights::receives).toList();
        if (own.isEmpty()) {
            throw new NotFoundException("directive.error.no-document", nodeId);
        }
        Set<Long> ids = own.stream().map(LineRow::directiveId).collect(Collectors.toSet());
        List<DirectiveRow> rows = directives.byId(ids).values().stream()
                .sorted(Comparator.comparingInt(DirectiveRow::ordinal))
                .toList();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("document", document(nodeId, rows.get(0), own.get(0)));
        view.put("directives", views.directives(rows, own));
        view.put("actions", List.of());
        view.put("checkState", "none");
        view.put("findings", List.of());
        return view;
    }

    private Map<String, @Nullable Object> document(String nodeId, DirectiveRow row, LineRow line) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("nodeId", nodeId);
        view.put("agency", Objects.requireNonNull(line.executor().code()));
        view.put("number", row.paper().number());
        view.put("date", row.paper().date());
        view.put("subject", row.paper().subject());
        view.put("signer", "");
        view.put("signerName", row.words().orderedName());
        view.put("urgency", row.words().urgency());
        view.put("source", "received");
        view.put("state", line.state() == LineState.GIVEN ? "given" : state(nodeId));
        view.put("enterDueAt", null);
        return view;
    }

    private String state(String nodeId) {
        try {
            DocumentRow row = documents.readable(RegistryService.ref(nodeId));
            return row.state();
        } catch (NotFoundException | AccessDeniedException e) {
            // an outside unit reads the file that came for it and no register
            return "received";
        }
    }
}
