using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>What can be asked of a collective bill.</summary>
public abstract record CollectiveBillCommand
{
    private CollectiveBillCommand()
    {
    }

    /// <summary>Takes a bill, and opens the case with the first one. One that was taken before changes nothing.</summary>
    /// <param name="Place">Where this is.</param>
    /// <param name="CustomerId">Whose bill.</param>
    /// <param name="Item">The bill.</param>
    public sealed record Collect(CollectivePlace Place, string CustomerId, CollectiveItem Item) : CollectiveBillCommand;

    /// <summary>Decides the invoice. One that is closed stays as it is.</summary>
    /// <param name="Today">Local date.</param>
    /// <param name="Bills">What the bills say, by id; refused if one is missing: then it came in between.</param>
    /// <param name="By">Who wants it.</param>
    public sealed record Close(DateOnly Today, IReadOnlyDictionary<string, Bill> Bills, string By) : CollectiveBillCommand;

    /// <summary>Notes the number of the invoice.</summary>
    public sealed record NoteIssued(string Number) : CollectiveBillCommand;
}
