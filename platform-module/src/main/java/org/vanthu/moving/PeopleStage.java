package org.vanthu.moving;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.QName;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The people who have an account of Vanthu. Their passwords do not move: whoever had one gets one that nobody knows, so
 * that an administrator can set another. A person whom the new repository knows already stays as she is there.
 */
final class PeopleStage implements Stage {

    private static final int MOST = 200;
    private static final int SECRET_BYTES = 24;
    private static final List<QName> PROPERTIES =
            List.of(ContentModel.PROP_FIRSTNAME, ContentModel.PROP_LASTNAME, ContentModel.PROP_EMAIL);

    private final JdbcTemplate jdbc;
    private final PersonService personService;
    private final MutableAuthenticationService authenticationService;
    private final NodeService nodeService;
    private final SecureRandom random = new SecureRandom();

    PeopleStage(
            DataSource dataSource,
            PersonService personService,
            MutableAuthenticationService authenticationService,
            NodeService nodeService) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.personService = personService;
        this.authenticationService = authenticationService;
        this.nodeService = nodeService;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        List<String> names = jdbc.queryForList(
                "SELECT user_name FROM vt_account WHERE user_name > ? ORDER BY user_name LIMIT " + MOST,
                String.class,
                after);
        return new Portion(
                names.stream().map(this::item).toList(), names.size() < MOST ? null : names.get(names.size() - 1));
    }

    private ObjectNode item(String userName) {
        ObjectNode item = MoveJson.object().put("name", userName);
        NodeRef person = personService.getPersonOrNull(userName);
        if (person != null) {
            ObjectNode properties = item.putObject("properties");
            for (QName name : PROPERTIES) {
                properties.set(name.toString(), PropertyJson.write(nodeService.getProperty(person, name)));
            }
        }
        boolean signsIn = authenticationService.authenticationExists(userName);
        return item.put("signsIn", signsIn)
                .put("enabled", !signsIn || authenticationService.getAuthenticationEnabled(userName));
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        for (ObjectNode item : items) {
            String userName = item.path("name").asText();
            if (item.has("properties") && !personService.personExists(userName)) {
                create(userName, item);
            }
        }
    }

    private void create(String userName, ObjectNode item) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_USERNAME, userName);
        item.path("properties")
                .properties()
                .forEach(one -> properties.put(QName.createQName(one.getKey()), PropertyJson.read(one.getValue())));
        personService.createPerson(properties);
        if (item.path("signsIn").asBoolean() && !authenticationService.authenticationExists(userName)) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            authenticationService.createAuthentication(
                    userName, HexFormat.of().formatHex(secret).toCharArray());
            authenticationService.setAuthenticationEnabled(
                    userName, item.path("enabled").asBoolean());
        }
    }

    /** How people sign in, and what a directory says of them, is each repository's own. */
    @Override
    public void normalize(ObjectNode item) {
        item.retain("name");
    }
}
