package org.vanthu.embedded.action;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleServiceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code emb_rule}. */
final class StoredRules {

    private static final ObjectInputFilter KNOWN_TYPES =
            ObjectInputFilter.Config.createFilter("maxdepth=40;maxbytes=1000000;java.base/*;org.alfresco.**;!*");

    private final JdbcClient jdbc;

    /** A rule of a folder. */
    record FolderRule(NodeRef folder, Rule rule) {}

    StoredRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FolderRule> all() {
        return jdbc.sql("select * from emb_rule order by folder, position, id")
                .query((row, number) -> read(row))
                .list();
    }

    private static FolderRule read(ResultSet row) throws SQLException {
        Rule rule = new Rule(new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, row.getString("id")));
        rule.setTitle(row.getString("title"));
        rule.setDescription(row.getString("description"));
        Array types = row.getArray("rule_types");
        rule.setRuleTypes(List.of((String[]) types.getArray()));
        rule.setRuleDisabled(row.getBoolean("disabled"));
        rule.applyToChildren(row.getBoolean("applied_to_children"));
        rule.setExecuteAsynchronously(row.getBoolean("asynchronous"));
        rule.setAction(decode(row.getBytes("action")));
        return new FolderRule(new NodeRef(row.getString("folder")), rule);
    }

    /** Saves the rule and gives it its NodeRef when it is new. */
    void save(NodeRef folder, Rule rule) {
        if (rule.getNodeRef() == null) {
            rule.setNodeRef(new NodeRef(
                    StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, UUID.randomUUID().toString()));
        }
        jdbc.sql("""
                        insert into emb_rule (id, folder, position, title, description, rule_types, disabled,
                                              applied_to_children, asynchronous, action)
                        values (:id, :folder, (select coalesce(max(position), 0) + 1 from emb_rule where folder = :folder),
                                :title, :description, :types, :disabled, :children, :asynchronous, :action)
                        on conflict (id) do update set title = excluded.title, description = excluded.description,
                            rule_types = excluded.rule_types, disabled = excluded.disabled,
                            applied_to_children = excluded.applied_to_children,
                            asynchronous = excluded.asynchronous, action = excluded.action
                        """)
                .param("id", UUID.fromString(rule.getNodeRef().getId()))
                .param("folder", folder.toString())
                .param("title", rule.getTitle())
                .param("description", rule.getDescription())
                .param("types", rule.getRuleTypes().toArray(String[]::new))
                .param("disabled", rule.getRuleDisabled())
                .param("children", rule.isAppliedToChildren())
                .param("asynchronous", rule.getExecuteAsynchronously())
                .param("action", encode(rule.getAction()))
                .update();
    }

    void delete(Rule rule) {
        jdbc.sql("delete from emb_rule where id = ?")
                .param(UUID.fromString(rule.getNodeRef().getId()))
                .update();
    }

    void deleteAll(NodeRef folder) {
        jdbc.sql("delete from emb_rule where folder = ?")
                .param(folder.toString())
                .update();
    }

    private static byte[] encode(Action action) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            List<Action> one = new ArrayList<>();
            one.add(action);
            out.writeObject(one);
        } catch (IOException e) {
            throw new RuleServiceException("The action of the rule cannot be stored: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static Action decode(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN_TYPES);
            return (Action) ((List<?>) in.readObject()).get(0);
        } catch (IOException | ClassNotFoundException e) {
            throw new RuleServiceException("The action of a rule cannot be read: " + e.getMessage(), e);
        }
    }
}
