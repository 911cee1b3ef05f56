namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What keeps a draft from being submitted: sentences by the path of what they are about, <c>lines[1].sku</c>.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, List<string>> _sentences = new(StringComparer.Ordinal);

    /// <summary>Whether something was found at a path or below it.</summary>
    public bool At(string path) => _sentences.Keys.Any(key => key == path || key.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>Adds a sentence, unless it is there.</summary>
    public void Add(string path, string sentence)
    {
        if (!_sentences.TryGetValue(path, out List<string>? sentences))
        {
            _sentences[path] = sentences = [];
        }

        if (!sentences.Contains(sentence))
        {
            sentences.Add(sentence);
        }
    }

    /// <summary>Adds all of them.</summary>
    public void Add(IReadOnlyDictionary<string, string[]> findings)
    {
        foreach ((string path, string[] sentences) in findings)
        {
            foreach (string sentence in sentences)
            {
                Add(path, sentence);
            }
        }
    }

    /// <summary>The sentences by path.</summary>
    public IReadOnlyDictionary<string, string[]> ToDictionary() => _sentences.ToDictionary(finding => finding.Key, finding => finding.Value.ToArray(), StringComparer.Ordinal);
}
