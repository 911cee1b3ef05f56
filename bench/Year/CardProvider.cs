using System.Globalization;
using System.Text.Json;
using LeadToCash.Tests;

namespace LeadToCash.Bench.Year;

/// <summary>Stripe: tells of payments by card, some twice, and takes some back when the holder of the card objects.</summary>
internal sealed class CardProvider(World world)
{
    private readonly SortedDictionary<DateOnly, List<Func<Task>>> _later = [];

    /// <summary>What came less what went back, in cents.</summary>
    public long Balance { get; private set; }

    /// <summary>Events sent, repetitions included.</summary>
    public int Events { get; private set; }

    /// <summary>Takes a payment and tells of it.</summary>
    public async Task PayAsync(string id, string invoiceNumber, long cents)
    {
        Balance += cents;
        Chance chance = world.Of("card-" + id);
        object payment = new { id = "pi_" + id, @object = "payment_intent", amount = cents, amount_received = cents, currency = "eur", metadata = new { invoice = invoiceNumber } };
        for (int time = chance.Happens("twice", 0.08) ? 0 : 1; time < 2; time++)
        {
            await TellAsync("evt_" + id, "payment_intent.succeeded", payment);
        }

        if (chance.Happens("disputed", 0.015))
        {
            Dispute(id, cents, chance);
        }
    }

    /// <summary>Sends what is due on a day.</summary>
    public async Task TellAsync(DateOnly day)
    {
        while (_later.Count > 0 && _later.First() is { } next && next.Key <= day)
        {
            _later.Remove(next.Key);
            foreach (Func<Task> tell in next.Value)
            {
                await tell();
            }
        }
    }

    private void Dispute(string id, long cents, Chance chance)
    {
        object dispute = new { id = "dp_" + id, payment_intent = "pi_" + id, amount = cents, currency = "eur", reason = "fraudulent" };
        DateOnly withdrawn = world.Today.AddDays(chance.Between("after", 5, 40));
        On(withdrawn, () => MoveAsync($"evt_{id}_w", "charge.dispute.funds_withdrawn", dispute, -cents));
        if (chance.Happens("won", 0.5))
        {
            On(withdrawn.AddDays(30), () => MoveAsync($"evt_{id}_r", "charge.dispute.funds_reinstated", dispute, cents));
        }
    }

    private void On(DateOnly day, Func<Task> tell)
    {
        if (!_later.TryGetValue(day, out List<Func<Task>>? due))
        {
            _later[day] = due = [];
        }

        due.Add(tell);
    }

    private Task MoveAsync(string eventId, string type, object subject, long cents)
    {
        Balance += cents;
        return TellAsync(eventId, type, subject);
    }

    private Task TellAsync(string eventId, string type, object subject)
    {
        Events++;
        return world.DeliverAsync(Signatures.Stripe(JsonSerializer.SerializeToUtf8Bytes(
            new { id = eventId, @object = "event", type, created = world.Now.ToUnixTimeSeconds(), data = new { @object = subject } })));
    }
}
