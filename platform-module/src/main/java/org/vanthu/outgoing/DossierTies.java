package org.vanthu.outgoing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.dossier.DocumentParts;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierExtensions;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.DossierPolicies;
import org.vanthu.dossier.EndingCheck;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * What outgoing documents and work dossiers have to do with each other: a dossier with a draft under way does not end,
 * the archive gets the attachments with the document, and with the end of a dossier nobody follows the replies to its
 * documents any more.
 *
 * @see "Decision 182/QĐ-VP, 9.c.3"
 */
public final class DossierTies implements EndingCheck, DocumentParts, DossierPolicies.OnEnded {

    private final OutgoingTable table;
    private final OutgoingParts files;
    private final JdbcTemplate jdbc;
    private final DossierExtensions extensions;
    private final PolicyComponent policyComponent;
    private final OutgoingSite site;
    private final Clock clock;

    DossierTies(
            OutgoingTable table,
            OutgoingParts files,
            DataSource dataSource,
            DossierExtensions extensions,
            PolicyComponent policyComponent,
            OutgoingSite site) {
        this.table = table;
        this.files = files;
        this.jdbc = new JdbcTemplate(dataSource);
        this.extensions = extensions;
        this.policyComponent = policyComponent;
        this.site = site;
        this.clock = Objects.requireNonNull(site.clock(), "clock");
    }

    /** Registers itself; at once, because the end and what follows from it are one act. */
    public void init() {
        extensions.add(this);
        extensions.addParts(this);
        policyComponent.bindClassBehaviour(
                DossierPolicies.OnEnded.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(this, "onEnded", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public List<Obstacle> obstacles(Dossier dossier, List<NodeRef> documents) {
        return documents.stream()
                .map(document -> table.find(document.getId()))
                .flatMap(Optional::stream)
                .filter(document -> !document.state().isOver())
                .map(document -> new Obstacle(
                        "draft",
                        true,
                        Texts.of("outgoing.dossier.draft-under-way", document.shown()),
                        document.nodeId()))
                .toList();
    }

    /** What everybody who reads the issued document may open besides it. */
    @Override
    public List<NodeRef> parts(NodeRef document) {
        List<OutgoingFile> all = files.files(document.getId());
        return all.stream()
                .filter(file -> file.isOpenWhenIssued(all))
                .map(OutgoingFile::ref)
                .toList();
    }

    @Override
    public Set<String> blocked(Collection<String> dossiers) {
        List<String> over = Arrays.stream(OutgoingState.values())
                .filter(OutgoingState::isOver)
                .map(OutgoingState::code)
                .toList();
        List<Object> values = new ArrayList<>(dossiers);
        values.addAll(over);
        return new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT d.dossier FROM vt_dossier_document d JOIN vt_outgoing o ON o.node_id = d.node_id"
                        + " WHERE d.dossier IN (" + Sql.marks(dossiers.size()) + ") AND o.state NOT IN ("
                        + Sql.marks(over.size()) + ")",
                String.class,
                values.toArray()));
    }

    @Override
    public void onEnded(List<NodeRef> dossiers) {
        List<Object> values = new ArrayList<>();
        dossiers.forEach(dossier -> values.add(dossier.getId()));
        values.add(true);
        values.add(OutgoingState.ISSUED.code());
        List<String> followed = jdbc.queryForList(
                "SELECT DISTINCT o.node_id FROM vt_outgoing o JOIN vt_dossier_document d ON d.node_id = o.node_id"
                        + " WHERE d.dossier IN (" + Sql.marks(dossiers.size())
                        + ") AND o.reply_requested = ? AND o.reply_closed_at IS NULL AND o.state = ? ORDER BY o.node_id",
                String.class,
                values.toArray());
        for (String nodeId : followed) {
            table.lock(nodeId).ifPresent(this::close);
        }
    }

    private void close(Outgoing document) {
        table.change(
                document,
                Sql.map(
                        "reply_closed_at",
                        clock.instant(),
                        "reply_closed_by",
                        site.access().userName()));
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.close-reply", document.nodeId(), null));
    }
}
