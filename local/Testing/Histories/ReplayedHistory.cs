using System.Collections;
using LeadToCash.Local.Durable;

namespace LeadToCash.Local.Testing;

/// <summary>A history that knows how far its reader has come.</summary>
internal sealed class ReplayedHistory(IReadOnlyList<HistoryEvent> events) : IReadOnlyList<HistoryEvent>
{
    /// <summary>The number of the event that was read last; the first is 1.</summary>
    internal int Position { get; private set; }

    public int Count => events.Count;

    public HistoryEvent this[int index] => events[index];

    public IEnumerator<HistoryEvent> GetEnumerator()
    {
        foreach (HistoryEvent item in events)
        {
            Position++;
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
