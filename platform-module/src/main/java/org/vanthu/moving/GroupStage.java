package org.vanthu.moving;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.vanthu.organization.GroupNames;

/** The groups of Vanthu; in a first round the groups, in a second one who belongs to them. */
final class GroupStage implements Stage {

    private static final int MOST = 300;

    private final AuthorityService authorityService;
    private final boolean members;

    GroupStage(AuthorityService authorityService, boolean members) {
        this.authorityService = authorityService;
        this.members = members;
    }

    @Override
    public String name() {
        return members ? "members" : "groups";
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        List<ObjectNode> items = new ArrayList<>();
        for (String group : groups().tailSet(after + '\0')) {
            if (items.size() == MOST) {
                return new Portion(items, items.get(MOST - 1).path("name").asText());
            }
            items.add(item(group));
        }
        return new Portion(items, null);
    }

    private SortedSet<String> groups() {
        TreeSet<String> names = new TreeSet<>();
        for (String name : authorityService.getAllAuthorities(AuthorityType.GROUP)) {
            if (name.equals(GroupNames.ALL) || name.startsWith(GroupNames.ALL + "_")) {
                names.add(name);
            }
        }
        return names;
    }

    private ObjectNode item(String group) {
        ObjectNode item = MoveJson.object().put("name", group);
        if (!members) {
            return item.put("title", authorityService.getAuthorityDisplayName(group));
        }
        ArrayNode all = item.putArray("members");
        TreeSet<String> names =
                new TreeSet<>(authorityService.getContainedAuthorities(AuthorityType.GROUP, group, true));
        names.addAll(authorityService.getContainedAuthorities(AuthorityType.USER, group, true));
        names.forEach(all::add);
        return item;
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        for (ObjectNode item : items) {
            String group = item.path("name").asText();
            if (members) {
                TreeSet<String> known =
                        new TreeSet<>(authorityService.getContainedAuthorities(AuthorityType.GROUP, group, true));
                item.path("members").forEach(member -> {
                    if (!known.contains(member.asText()) && authorityService.authorityExists(member.asText())) {
                        authorityService.addAuthority(group, member.asText());
                    }
                });
            } else if (!authorityService.authorityExists(group)) {
                authorityService.createAuthority(
                        AuthorityType.GROUP,
                        authorityService.getShortName(group),
                        item.path("title").asText(),
                        authorityService.getDefaultZones());
            }
        }
    }
}
