namespace LeadToCash.Catalog;

/// <summary>Collects what is wrong with the entries of a document.</summary>
internal sealed class CatalogueProblems
{
    private readonly List<CatalogueProblem> _found = [];
    private string _collection = "";
    private int _index;

    public IReadOnlyList<CatalogueProblem> Found => _found;

    /// <summary>Checks the entries of a collection one by one; those that are nothing are wrong, and a key may be there once.</summary>
    public void Each<TEntry>(string collection, IReadOnlyList<TEntry> entries, Action<TEntry> check)
        where TEntry : class, ICatalogueEntry
    {
        HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
        _collection = collection;
        for (_index = 0; _index < entries.Count; _index++)
        {
            if (entries[_index] is not { } entry)
            {
                Require(false, "", "An entry must be an object.");
            }
            else
            {
                check(entry);
                Require(keys.Add(entry.Key), "", $"'{entry.Key}' is in the document twice.");
            }
        }
    }

    /// <summary>Says the sentence unless something holds; returns whether it does.</summary>
    public bool Require(bool holds, string field, string sentence)
    {
        if (!holds)
        {
            _found.Add(new CatalogueProblem(_collection, _index, field, sentence));
        }

        return holds;
    }

    /// <summary>An id that can stand in a URL.</summary>
    public void RequireId(string? id, string field) => Require(
        id is { Length: > 0 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'),
        field, $"'{id}' is no id: letters, digits and -._ only, 1 to 64 of them.");

    /// <summary>A name that has at least an English form.</summary>
    public void RequireName(IReadOnlyDictionary<string, string>? name) => Require(
        name is not null && name.TryGetValue("en", out string? english) && !string.IsNullOrWhiteSpace(english) && name.Values.All(text => text is { Length: <= 200 }),
        "name", "There must be an English name (en), and no name may be longer than 200 characters.");

    /// <summary>Entries by date: at least one, none that is nothing, each on a date of its own, the earliest first.</summary>
    public bool RequireDates<T>(IReadOnlyList<T> dated, string field)
        where T : class, IDated
    {
        if (!Require(dated.All(one => one is not null), field, "An entry must be an object."))
        {
            return false;
        }

        for (int i = 1; i < dated.Count; i++)
        {
            Require(dated[i - 1].ValidFrom < dated[i].ValidFrom, $"{field}[{i}].validFrom", $"Dates must rise: {dated[i].ValidFrom:yyyy-MM-dd} follows {dated[i - 1].ValidFrom:yyyy-MM-dd}.");
        }

        return true;
    }

    /// <summary>An amount of 0 or more, in a currency if one is given.</summary>
    public void RequireAmount(Money? amount, string? currency, string field, bool mayBeNegative = false)
    {
        if (amount is { } money)
        {
            Require(mayBeNegative || !money.IsNegative, field, "An amount must be 0 or more.");
            Require(currency is null || money.Currency == currency, field, $"The amount must be in {currency}, not in {money.Currency}.");
        }
    }

    /// <summary>What held before today must stay as it was.</summary>
    public void RequireHistory<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, DateOnly? today, string field, Func<T, T, bool> same)
        where T : class, IDated
    {
        if (today is { } date && before.Count > 0)
        {
            T[] old = [.. before.Where(one => one.ValidFrom < date)];
            T[] now = [.. after.Where(one => one is not null && one.ValidFrom < date)];
            Require(
                old.Length == now.Length && old.Zip(now).All(pair => pair.First.ValidFrom == pair.Second.ValidFrom && same(pair.First, pair.Second)),
                field, $"What held before {date:yyyy-MM-dd} stays as it was; let the change begin on that day or later.");
        }
    }
}
