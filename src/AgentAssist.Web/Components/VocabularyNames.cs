using System.Globalization;
using AgentAssist.Knowledge;

namespace AgentAssist.Web.Components;

/// <summary>What categories and departments are called in the reader's language; an unknown id stands for itself.</summary>
public sealed class VocabularyNames(Func<Vocabulary> vocabulary)
{
    /// <summary>The category's name, its parts set apart.</summary>
    public string Category(string id) =>
        (vocabulary().Categories.FirstOrDefault(term => term.Id == id)?.Name.In(Culture) ?? id).Replace(" / ", "/", StringComparison.Ordinal).Replace("/", " / ", StringComparison.Ordinal);

    /// <summary>Every category, in the order of the vocabulary.</summary>
    public IEnumerable<(string Id, string Name)> Categories => vocabulary().Categories.Select(term => (term.Id, Category(term.Id)));

    /// <summary>The department's name.</summary>
    public string Department(string id) => vocabulary().Departments.FirstOrDefault(term => term.Id == id)?.Name.In(Culture) ?? id;

    /// <summary>Every department, and <paramref name="other"/> where the vocabulary does not hold it.</summary>
    public IEnumerable<(string Id, string Name)> DepartmentsWith(string other) => vocabulary().Departments.Select(term => term.Id).Append(other).Distinct().Select(id => (id, Department(id)));

    /// <summary>The department that a category goes to.</summary>
    public string? DepartmentFor(string category) => vocabulary().DepartmentFor(category)?.Id;

    private static string Culture => CultureInfo.CurrentUICulture.Name;
}
