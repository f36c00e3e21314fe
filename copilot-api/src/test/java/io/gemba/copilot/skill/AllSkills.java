package io.gemba.copilot.skill;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The skills that the packages below this one bring along, as the application finds them. */
public final class AllSkills {
    private static final String PACKAGE = AllSkills.class.getPackageName();

    private AllSkills() {}

    public static List<Skill> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        try (var context = new AnnotationConfigApplicationContext()) {
            scanner.findCandidateComponents(PACKAGE).stream()
                    .map(it -> Objects.requireNonNull(it.getBeanClassName()))
                    .filter(it -> !it.equals(PACKAGE + ".SkillConfiguration"))
                    .forEach(it -> context.registerBean(classOf(it)));
            context.refresh();
            return context.getBeansOfType(Skill.class).values().stream()
                    .sorted(Comparator.comparing(Skill::id))
                    .toList();
        }
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
