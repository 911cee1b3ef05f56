namespace LeadToCash.OpenItems;

/// <summary>Says what happens next with an open item; whoever chases invoices knows.</summary>
public interface INextActions
{
    /// <summary>The next action.</summary>
    /// <param name="item">The open item.</param>
    /// <param name="today">Local date.</param>
    NextAction Of(OpenItem item, DateOnly today);
}

/// <summary>What happens next with an open item.</summary>
/// <param name="What">For people, in English: <c>Reminder 2</c>.</param>
/// <param name="On">When, local date; null when nothing more happens by itself.</param>
public sealed record NextAction(string What, DateOnly? On);
