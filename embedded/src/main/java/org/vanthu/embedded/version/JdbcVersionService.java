package org.vanthu.embedded.version;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.version.VersionBaseModel;
import org.alfresco.repo.version.VersionServicePolicies;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.cmr.version.VersionServiceException;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.NodeRow;
import org.vanthu.embedded.node.NodeStore;
import org.vanthu.embedded.node.PropertyCodec;

/**
 * Versions in a table, each with a frozen copy of the node in the version store. The copy names the same content file,
 * so old content stays readable.
 */
public final class JdbcVersionService implements VersionService {
    private static final StoreRef STORE = new StoreRef(VERSION_STORE_PROTOCOL, "version2Store");
    private static final Set<QName> OWN = Set.of(
            ContentModel.PROP_VERSION_LABEL,
            ContentModel.PROP_VERSION_TYPE,
            ContentModel.PROP_AUTO_VERSION,
            ContentModel.PROP_AUTO_VERSION_PROPS,
            ContentModel.PROP_INITIAL_VERSION);

    private final JdbcClient jdbc;
    private final NodeStore store;
    private final NodeService nodes;
    private final BehaviourFilter filter;
    private final Clock clock;
    private final ClassPolicyDelegate<VersionServicePolicies.BeforeCreateVersionPolicy> beforeCreate;
    private final ClassPolicyDelegate<VersionServicePolicies.AfterCreateVersionPolicy> afterCreate;
    private final ClassPolicyDelegate<VersionServicePolicies.AfterVersionRevertPolicy> afterRevert;

    public JdbcVersionService(
            JdbcClient jdbc,
            NodeStore store,
            NodeService nodes,
            BehaviourFilter filter,
            PolicyComponent policies,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.nodes = nodes;
        this.filter = filter;
        this.clock = clock;
        beforeCreate = policies.registerClassPolicy(VersionServicePolicies.BeforeCreateVersionPolicy.class);
        afterCreate = policies.registerClassPolicy(VersionServicePolicies.AfterCreateVersionPolicy.class);
        afterRevert = policies.registerClassPolicy(VersionServicePolicies.AfterVersionRevertPolicy.class);
    }

    @Override
    public StoreRef getVersionStoreReference() {
        return STORE;
    }

    @Override
    public boolean isAVersion(NodeRef nodeRef) {
        return nodeRef.getStoreRef().equals(STORE);
    }

    @Override
    public boolean isVersioned(NodeRef nodeRef) {
        return nodes.hasAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE)
                && head(row(nodeRef)).isPresent();
    }

    @Override
    public Collection<Version> createVersion(Collection<NodeRef> refs, Map<String, Serializable> versionProperties) {
        return refs.stream().map(ref -> createVersion(ref, versionProperties)).toList();
    }

    @Override
    public Version createVersion(NodeRef nodeRef, @Nullable Map<String, Serializable> versionProperties) {
        Set<QName> classes = classes(nodeRef);
        beforeCreate.get(nodeRef, classes).beforeCreateVersion(nodeRef);
        if (!nodes.hasAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE)) {
            enable(nodeRef, Map.of());
        }
        NodeRow row = row(nodeRef);
        Optional<FrozenVersion> head = head(row);
        Map<String, Serializable> given = versionProperties == null ? Map.of() : versionProperties;
        VersionType type = given.get(VersionBaseModel.PROP_VERSION_TYPE) instanceof VersionType wanted
                ? wanted
                : VersionType.MINOR;
        String label = nextLabel(head.map(FrozenVersion::label).orElse(null), type);
        label(nodeRef, label, type);
        FrozenVersion version =
                freeze(row(nodeRef), head.map(FrozenVersion::number).orElse(0) + 1, label, type, given);
        afterCreate.get(nodeRef, classes).afterCreateVersion(nodeRef, version);
        return version;
    }

    private Set<QName> classes(NodeRef nodeRef) {
        Set<QName> names = new HashSet<>(nodes.getAspects(nodeRef));
        names.add(nodes.getType(nodeRef));
        return names;
    }

    /** A first version is 1.0 or, when minor, 0.1; then one part is counted up. */
    static String nextLabel(@Nullable String label, VersionType type) {
        int major = 0;
        int minor = 0;
        if (label != null) {
            String[] parts = label.split("\\.", -1);
            major = Integer.parseInt(parts[0]);
            minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        }
        return type == VersionType.MAJOR ? (major + 1) + ".0" : major + "." + (minor + 1);
    }

    private void label(NodeRef nodeRef, String label, VersionType type) {
        quietly(
                nodeRef,
                () -> nodes.addProperties(
                        nodeRef,
                        Map.of(
                                ContentModel.PROP_VERSION_LABEL,
                                label,
                                ContentModel.PROP_VERSION_TYPE,
                                type.toString())));
    }

    /** A version is no change of the node: nothing is audited, nothing versioned again, no lock asked. */
    private void quietly(NodeRef nodeRef, Runnable work) {
        List<QName> off =
                List.of(ContentModel.ASPECT_AUDITABLE, ContentModel.ASPECT_VERSIONABLE, ContentModel.ASPECT_LOCKABLE);
        off.forEach(aspect -> filter.disableBehaviour(nodeRef, aspect));
        try {
            work.run();
        } finally {
            off.forEach(aspect -> filter.enableBehaviour(nodeRef, aspect));
        }
    }

    private FrozenVersion freeze(
            NodeRow row, int number, String label, VersionType type, Map<String, Serializable> given) {
        NodeRef frozen = new NodeRef(STORE, UUID.randomUUID().toString());
        store.addFrozen(frozen, row);
        HashMap<String, Serializable> properties = new HashMap<>(given);
        Object description = properties.remove(Version.PROP_DESCRIPTION);
        properties.remove(VersionBaseModel.PROP_VERSION_TYPE);
        Date now = Date.from(clock.instant());
        FrozenVersion version = new FrozenVersion(
                number,
                label,
                type,
                description == null ? null : description.toString(),
                Optional.ofNullable(AuthenticationUtil.getFullyAuthenticatedUser())
                        .orElse(AuthenticationUtil.getSystemUserName()),
                now,
                modifier(row),
                modified(row, now),
                row.nodeRef(),
                frozen,
                properties);
        jdbc.sql("insert into emb_version (node_id, sequence_number, label, type, description, creator, created_at,"
                        + " frozen_uuid, properties) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")
                .params(
                        row.id(),
                        number,
                        label,
                        type.toString(),
                        version.description(),
                        version.creator(),
                        new Timestamp(now.getTime()),
                        UUID.fromString(frozen.getId()),
                        PropertyCodec.writeValue(pack(properties)))
                .update();
        return version;
    }

    /** Who changed the node last, before it was frozen. */
    private static String modifier(NodeRow row) {
        Object modifier = row.properties().get(ContentModel.PROP_MODIFIER);
        return modifier == null ? AuthenticationUtil.getSystemUserName() : modifier.toString();
    }

    private static Date modified(NodeRow row, Date otherwise) {
        return row.properties().get(ContentModel.PROP_MODIFIED) instanceof Date modified ? modified : otherwise;
    }

    @SuppressWarnings("NonApiType") // a list that is Serializable
    private static ArrayList<Serializable> pack(Map<String, Serializable> properties) {
        ArrayList<Serializable> list = new ArrayList<>();
        properties.forEach((name, value) -> {
            list.add(name);
            list.add(value);
        });
        return list;
    }

    @SuppressWarnings("NonApiType") // a map that is Serializable
    private static HashMap<String, Serializable> unpack(String text) {
        HashMap<String, Serializable> properties = new HashMap<>();
        if (PropertyCodec.readValue(text) instanceof List<?> list) {
            for (int i = 0; i + 1 < list.size(); i += 2) {
                properties.put(String.valueOf(list.get(i)), (Serializable) list.get(i + 1));
            }
        }
        return properties;
    }

    private NodeRow row(NodeRef nodeRef) {
        return store.row(nodeRef)
                .orElseThrow(() -> new org.alfresco.service.cmr.repository.InvalidNodeRefException(nodeRef));
    }

    private Optional<FrozenVersion> head(NodeRow row) {
        return query(row, " order by sequence_number desc limit 1").stream().findFirst();
    }

    private List<FrozenVersion> query(NodeRow row, String rest, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(row.id()));
        all.addAll(List.of(parameters));
        return jdbc.sql("select sequence_number, label, type, description, creator, created_at, frozen_uuid::text,"
                        + " properties::text from emb_version where node_id = ?" + rest)
                .params(all)
                .query((result, n) -> {
                    NodeRef frozen = new NodeRef(STORE, result.getString(7));
                    Date created = new Date(result.getTimestamp(6).getTime());
                    NodeRow then = row(frozen);
                    return new FrozenVersion(
                            result.getInt(1),
                            result.getString(2),
                            VersionType.valueOf(result.getString(3)),
                            result.getString(4),
                            result.getString(5),
                            created,
                            modifier(then),
                            modified(then, created),
                            row.nodeRef(),
                            frozen,
                            unpack(result.getString(8)));
                })
                .list();
    }

    @Override
    public @Nullable VersionHistory getVersionHistory(NodeRef nodeRef) {
        Optional<NodeRow> row = isAVersion(nodeRef) ? versioned(nodeRef) : store.row(nodeRef);
        if (row.isEmpty()) {
            return null;
        }
        List<FrozenVersion> found = query(row.get(), " order by sequence_number desc");
        return found.isEmpty() ? null : new FrozenHistory(new ArrayList<>(found));
    }

    private Optional<NodeRow> versioned(NodeRef frozen) {
        return jdbc.sql("select node_id from emb_version where frozen_uuid = ?")
                .param(UUID.fromString(frozen.getId()))
                .query(Long.class)
                .optional()
                .flatMap(store::row);
    }

    @Override
    public @Nullable Version getCurrentVersion(NodeRef nodeRef) {
        Object label = nodes.getProperty(nodeRef, ContentModel.PROP_VERSION_LABEL);
        if (label == null) {
            return null;
        }
        return query(row(nodeRef), " and label = ?", label).stream().findFirst().orElse(null);
    }

    @Override
    public void revert(NodeRef nodeRef) {
        revert(nodeRef, getCurrentVersion(nodeRef));
    }

    @Override
    public void revert(NodeRef nodeRef, boolean deep) {
        revert(nodeRef);
    }

    @Override
    public void revert(NodeRef nodeRef, @Nullable Version version) {
        revert(nodeRef, version, false);
    }

    /** Brings type, aspects and properties back; children are left as they are, also when {@code deep}. */
    @Override
    public void revert(NodeRef nodeRef, @Nullable Version version, boolean deep) {
        if (version == null) {
            throw new VersionServiceException("The node " + nodeRef + " has no version to go back to");
        }
        NodeRow frozen = row(version.getFrozenStateNodeRef());
        NodeRow now = row(nodeRef);
        quietlyVersioned(nodeRef, () -> {
            nodes.setType(nodeRef, frozen.type());
            for (QName aspect : now.aspects()) {
                if (!frozen.aspects().contains(aspect) && !aspect.equals(ContentModel.ASPECT_LOCKABLE)) {
                    nodes.removeAspect(nodeRef, aspect);
                }
            }
            frozen.aspects().forEach(aspect -> nodes.addAspect(nodeRef, aspect, Map.of()));
            Map<QName, Serializable> properties = new HashMap<>(frozen.properties());
            OWN.forEach(name -> properties.put(name, now.properties().get(name)));
            properties.put(ContentModel.PROP_VERSION_LABEL, version.getVersionLabel());
            properties.values().removeIf(Objects::isNull);
            nodes.setProperties(nodeRef, properties);
        });
        afterRevert.get(nodeRef, classes(nodeRef)).afterVersionRevert(nodeRef, version);
    }

    private void quietlyVersioned(NodeRef nodeRef, Runnable work) {
        filter.disableBehaviour(nodeRef, ContentModel.ASPECT_VERSIONABLE);
        try {
            work.run();
        } finally {
            filter.enableBehaviour(nodeRef, ContentModel.ASPECT_VERSIONABLE);
        }
    }

    @Override
    public void deleteVersionHistory(NodeRef nodeRef) {
        store.row(nodeRef).ifPresent(row -> {
            query(row, "").forEach(version -> store.removeFrozen(version.frozenNode()));
            jdbc.sql("delete from emb_version where node_id = ?")
                    .param(row.id())
                    .update();
            if (nodes.hasAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE)) {
                quietly(nodeRef, () -> nodes.removeProperty(nodeRef, ContentModel.PROP_VERSION_LABEL));
            }
        });
    }

    /** Removes what is left of the versions of a node that is being deleted. */
    void forget(NodeRef nodeRef) {
        store.row(nodeRef).ifPresent(row -> {
            query(row, "").forEach(version -> store.removeFrozen(version.frozenNode()));
            jdbc.sql("delete from emb_version where node_id = ?")
                    .param(row.id())
                    .update();
        });
    }

    @Override
    public void deleteVersion(NodeRef nodeRef, Version version) {
        NodeRow row = row(nodeRef);
        store.removeFrozen(version.getFrozenStateNodeRef());
        jdbc.sql("delete from emb_version where node_id = ? and label = ?")
                .params(row.id(), version.getVersionLabel())
                .update();
        Optional<FrozenVersion> head = head(row);
        if (head.isPresent()) {
            label(nodeRef, head.get().label(), head.get().type());
        } else {
            quietly(nodeRef, () -> nodes.removeProperty(nodeRef, ContentModel.PROP_VERSION_LABEL));
        }
    }

    @Override
    public void ensureVersioningEnabled(NodeRef nodeRef, @Nullable Map<QName, Serializable> versionProperties) {
        if (!nodes.hasAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE)) {
            enable(nodeRef, versionProperties == null ? Map.of() : versionProperties);
        }
        if (!isVersioned(nodeRef)) {
            createVersion(nodeRef, Map.of(VersionBaseModel.PROP_VERSION_TYPE, VersionType.MAJOR));
        }
    }

    private void enable(NodeRef nodeRef, Map<QName, Serializable> properties) {
        quietly(nodeRef, () -> nodes.addAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE, new HashMap<>(properties)));
    }
}
