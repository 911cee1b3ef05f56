using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>The customers as payers: they read their invoices by the links in their mails and pay them, or don't.</summary>
internal sealed class Payers(World world, HouseBank bank, CardProvider cards)
{
    private readonly Dictionary<string, Customer> _customers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, List<Instalment>> _plans = [];

    /// <summary>Ids of the invoices that came by mail, by number.</summary>
    public Dictionary<string, string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes somebody known who will get invoices.</summary>
    public void Know(Customer customer) => _customers[customer.Email] = customer;

    /// <summary>Who gets mail at an address.</summary>
    public Customer At(string email) => _customers[email];

    /// <summary>Reads an invoice that came by mail, and decides when to pay it.</summary>
    public async Task ReadAsync(Mail mail)
    {
        Invoiced invoice = await OpenAsync(mail.Link("invoices"));
        Ids[invoice.Number] = mail.About;
        if (invoice.IsCredit || invoice.Open == 0)
        {
            return;
        }

        Customer customer = _customers[mail.To];
        foreach ((DateOnly on, double share) in PlanOf(world.Of(mail.About), customer.Habit, world.Today, invoice.DueDate))
        {
            Plan(new Instalment(mail.About, mail.Link("invoices"), customer, share, 1), on);
        }
    }

    /// <summary>Pays what was to be paid on a day.</summary>
    public async Task PayAsync(DateOnly day)
    {
        while (_plans.Count > 0 && _plans.First() is { } next && next.Key <= day)
        {
            _plans.Remove(next.Key);
            foreach (Instalment instalment in next.Value)
            {
                await PayAsync(instalment);
            }
        }
    }

    private static IEnumerable<(DateOnly On, double Share)> PlanOf(Chance chance, PayingHabit habit, DateOnly today, DateOnly due) => habit switch
    {
        PayingHabit.Prompt => [(today.AddDays(chance.Between("days", 0, 8)), 1)],
        PayingHabit.OnTheDueDate => [(due.AddDays(chance.Between("days", -2, 1)), 1)],
        PayingHabit.Late => [(due.AddDays(chance.Between("days", 9, 45)), 1)],
        PayingHabit.VeryLate => [(due.AddDays(chance.Between("days", 50, 120)), 1)],
        PayingHabit.InParts => [(due, 0.4), (due.AddDays(chance.Between("days", 20, 40)), 1)],
        _ => [],
    };

    private void Plan(Instalment instalment, DateOnly on)
    {
        DateOnly day = on < world.Today ? world.Today : on;
        if (!_plans.TryGetValue(day, out List<Instalment>? due))
        {
            _plans[day] = due = [];
        }

        due.Add(instalment);
    }

    private async Task PayAsync(Instalment instalment)
    {
        if (instalment.Back is { } back)
        {
            bank.Take(back);
            return;
        }

        Invoiced invoice = await OpenAsync(instalment.Link);
        Chance chance = world.Of($"{instalment.InvoiceId}-payment-{instalment.Attempt}-{instalment.Share}");
        long cents = instalment.Share < 1 ? (long)(invoice.Open * instalment.Share) : invoice.Open;
        if (cents == 0)
        {
            return;
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"{instalment.InvoiceId}-{instalment.Attempt}-{(int)(instalment.Share * 100)}");
        if (instalment.Customer.PaysByCard)
        {
            await cards.PayAsync(id, invoice.Number, chance.Happens("too much", 0.01) ? cents + 2_000 : cents);
            return;
        }

        bank.Take(Transfer(instalment, invoice, id, cents, chance));
        Doubt(instalment, invoice, id, cents, chance);
    }

    private static BankLine Transfer(Instalment instalment, Invoiced invoice, string id, long cents, Chance chance)
    {
        long mistaken = chance.Of("amount") switch
        {
            < 0.015 => cents + 1_000,
            < 0.035 when cents > 1_000 => cents - (cents / 50),
            _ => cents,
        };
        return new BankLine("B-" + id, mistaken, TextOf(invoice.Number, chance), instalment.Customer.Company ?? instalment.Customer.Name, instalment.Customer.Iban, instalment.InvoiceId);
    }

    /// <summary>What people write on a transfer.</summary>
    private static string TextOf(string number, Chance chance) => chance.Of("text") switch
    {
        < 0.45 => number,
        < 0.60 => $"Rechnung {number.Replace('-', ' ')}, danke",
        < 0.75 => number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(),
        < 0.90 => $"{number} vom Kunden",
        < 0.96 => $"Re {number[^2]}{number[^1]}{number[^3]} Pumpen", // digits that changed places
        _ => "danke",
    };

    /// <summary>Some payments come back; then they are made once more, as are those that were too little.</summary>
    private void Doubt(Instalment instalment, Invoiced invoice, string id, long cents, Chance chance)
    {
        Instalment again = instalment with { Attempt = instalment.Attempt + 1, Share = 1 };
        if (chance.Happens("returned", 0.02) && instalment.Attempt == 1)
        {
            DateOnly back = world.Today.AddDays(chance.Between("back", 3, 6));
            BankLine line = new("R-" + id, -cents, $"Rueckgabe {invoice.Number}", instalment.Customer.Name, instalment.Customer.Iban, instalment.InvoiceId) { ReturnReason = "AC04" };
            Plan(instalment with { Back = line }, back);
            Plan(again, back.AddDays(15));
        }
        else if (instalment.Attempt == 1 && instalment.Share >= 1)
        {
            Plan(again, world.Today.AddDays(35)); // whoever paid a little less pays the rest when reminded; the others owe nothing then
        }
    }

    private async Task<Invoiced> OpenAsync(string link) => Invoiced.Of(await world.GetAsync(link));

    /// <param name="InvoiceId">The invoice.</param>
    /// <param name="Link">Where it is seen.</param>
    /// <param name="Customer">Who pays.</param>
    /// <param name="Share">Of what is open then.</param>
    /// <param name="Attempt">The how-manieth.</param>
    private sealed record Instalment(string InvoiceId, string Link, Customer Customer, double Share, int Attempt)
    {
        /// <summary>The payment that comes back instead; null if something is paid.</summary>
        public BankLine? Back { get; init; }
    }

    private sealed record Invoiced(string Number, bool IsCredit, long Open, DateOnly DueDate)
    {
        public static Invoiced Of(JsonElement invoice) =>
            new(invoice.Required("number"), invoice.Required("kind") == "creditNote", invoice.Cents("open"), invoice.Day("dueDate"));
    }
}
