using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Books;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.Books;

/// <summary>Whatever happens to an invoice in whatever order, the books say what the invoice says.</summary>
public sealed class BooksProperties
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Property(MaxTest = 500)]
    public void Plan_OfAnyPeriod_SumsToTheAmount(int cents, NonNegativeInt first, NonNegativeInt length, bool byDays)
    {
        Money net = new(cents, "EUR");
        InvoicePeriod period = new(Start.AddDays(first.Get % 400), Start.AddDays((first.Get % 400) + (length.Get % 1200)));
        IReadOnlyList<RevenuePortion> portions = RecognitionPlan.Over(net, period, byDays ? RevenueSpread.Days : RevenueSpread.Months);

        Assert.Equal(net, Money.Sum(portions.Select(portion => portion.Amount), "EUR"));
        Assert.Equal(period.To, portions[^1].Date);
        Assert.Equal(portions.Count, portions.Select(portion => (portion.Date.Year, portion.Date.Month)).Distinct().Count());
        Assert.DoesNotContain(portions, portion => cents > 0 ? portion.Amount.IsNegative : portion.Amount.MinorUnits > 0);
    }

    [Property(MaxTest = 200)]
    public void WholeMonths_OfAnyNumber_AreAlikeToTheCent(PositiveInt cents, PositiveInt months)
    {
        int count = (months.Get % 36) + 1;
        IReadOnlyList<RevenuePortion> portions = RecognitionPlan.Over(
            new Money(cents.Get, "EUR"), new InvoicePeriod(Start, Start.AddMonths(count).AddDays(-1)), RevenueSpread.Months);
        Assert.Equal(count, portions.Count);
        Assert.All(portions, portion => Assert.True(Math.Abs((portion.Amount.MinorUnits * count) - cents.Get) < count));
    }

    [Property(MaxTest = 300)]
    public void Invoice_WithAnythingInAnyOrder_HasBooksThatAgree(int seed, NonNegativeInt[] steps)
    {
        Random random = new(seed);
        DateOnly date = Start.AddDays(random.Next(300));
        Play play = new(Ledgers.Issued(date, date.AddDays(random.Next(-60, 20)), [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyLine(random))]), date);
        play.Check();
        foreach (NonNegativeInt step in steps)
        {
            play.Do(step.Get % 7, random);
            play.Check();
        }

        play.RecogniseAll();
        play.Check();
        Assert.Equal(0, play.Entries.Balance(Ledgers.Deferred));
    }

    private static InvoiceLine AnyLine(Random random)
    {
        DateOnly from = Start.AddDays(random.Next(400));
        InvoicePeriod? period = random.Next(3) == 0 ? null : new InvoicePeriod(from, from.AddDays(random.Next(500)));
        return Ledgers.Line(random.Next(1, 200_000) / 100m, period, random.Next(2) == 0 ? 19 : 7, period is null ? ProductKind.Physical : ProductKind.Subscription);
    }

    /// <summary>An invoice with its schedule, its credit notes and all that was posted.</summary>
    private sealed class Play
    {
        private readonly Dictionary<string, JournalEntry> _entries = [];
        private readonly Money _net;
        private DateOnly _today;
        private Invoice _invoice;
        private RecognitionSchedule? _schedule;
        private long _version;
        private int _things;

        public Play(InvoiceIssued issued, DateOnly date)
        {
            (_today, _invoice, _net) = (date, Invoice.Apply(null, issued), issued.Bill.Net);
            Keep(Ledgers.Post(_invoice, issued, date, ++_version));
            if (InvoiceRevenue.Schedule("inv-1", _invoice, "main", Ledgers.Accounts.On(date)) is { } opened)
            {
                _schedule = RecognitionSchedule.Apply(null, opened);
            }
        }

        public IEnumerable<JournalEntry> Entries => _entries.Values;

        private DateTimeOffset Now => new(_today.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);

        public void Do(int what, Random random)
        {
            _today = _today.AddDays(random.Next(40));
            Money some = new(random.Next(1, (int)_invoice.Gross.MinorUnits + 1000), "EUR");
            string id = $"x-{++_things}";
            switch (what)
            {
                case 0: Ask(new InvoiceCommand.RecordPayment(id, some, Now, random.Next(2) == 0 ? new Money(random.Next(1, 500), "EUR") : null, "bank")); break;
                case 1 when _invoice.Payments.Count > 0: Ask(new InvoiceCommand.ReturnPayment(id, _invoice.Payments[random.Next(_invoice.Payments.Count)].PaymentId, "MD06", Now)); break;
                case 2: Ask(new InvoiceCommand.Credit("inv-1", id, [new CreditWish(random.Next(1, _invoice.Lines.Count + 1), random.Next(1, 4))], "broken", "staff:anna")); break;
                case 3: Ask(new InvoiceCommand.Credit("inv-1", id, null, "all of it", "staff:anna")); break;
                case 4: Ask(new InvoiceCommand.Refund(id, _invoice.Surplus, "bank", Now)); break;
                case 5 when random.Next(3) == 0: Ask(new InvoiceCommand.WriteOff("insolvent", "staff:anna")); break;
                default: Recognise(_today); break;
            }
        }

        public void RecogniseAll() => Recognise(DateOnly.MaxValue);

        public void Check()
        {
            Assert.False(_invoice.Open.IsNegative || _invoice.Surplus.IsNegative || (!_invoice.Open.IsZero && !_invoice.Surplus.IsZero));
            Money kept = Money.Sum(_invoice.Payments.Where(payment => !_invoice.IsReturned(payment)).Select(payment => payment.Amount).Concat(_invoice.Refunds.Select(refund => -refund.Amount)), "EUR");
            Assert.True(_invoice.Surplus.IsZero || _invoice.Surplus <= kept || _invoice.WrittenOff is not null, $"{_invoice.Surplus} would be given back of {kept}.");
            Assert.Equal(_invoice.Open.MinorUnits, Entries.Balance(Ledgers.Receivables));
            Assert.Equal(-_invoice.Surplus.MinorUnits, Entries.Balance(Ledgers.Credit));
            Assert.Equal(-(_schedule?.Lines.Sum(line => line.Deferred.MinorUnits) ?? 0), Entries.Balance(Ledgers.Deferred));
            Assert.Equal(0, Entries.Balance(Ledgers.Accrued));
            Money billed = _net - Money.Sum(_invoice.CreditNotes.Select(note => note.Bill.Net), "EUR");
            Assert.Equal(-billed.MinorUnits, Entries.Balance([Ledgers.Deferred, .. Ledgers.Revenue]));
            Assert.Equal(0, AccountBalance.Sum(Entries.SelectMany(entry => AccountBalance.After([], entry))).Sum(balance => balance.Balance.MinorUnits));
            Assert.All(_schedule?.Lines ?? [], line => Assert.Equal(line.Line.Net, line.Recognised + line.Deferred + line.TakenBack + line.Cancelled));
        }

        private void Ask(InvoiceCommand command)
        {
            foreach (InvoiceEvent happened in Invoice.Decide(_invoice, command, Now).Events)
            {
                _invoice = Invoice.Apply(_invoice, happened);
                _version++;
                Keep(Ledgers.Post(_invoice, happened, _today, _version));
                Keep(Ledgers.Post(_invoice, happened, _today, _version)); // shown twice
                if (happened is InvoiceCredited credited)
                {
                    Credit(credited);
                }
            }
        }

        private void Credit(InvoiceCredited credited)
        {
            InvoiceIssued issued = new("GS-" + credited.CreditNoteId, credited.Bill with { Credits = credited.Bill.Credits! with { Date = _invoice.Date } }, _today, _today);
            LineAmount[] lines = [.. credited.Bill.Lines.Select(line => new LineAmount(line.CreditsLine!.Value, line.Net))];
            Tell(new RecognitionCommand.Reduce(credited.CreditNoteId, _today, lines));
            IReadOnlyList<LineReduction> reductions = _schedule?.Reductions.FirstOrDefault(one => one.CreditNoteId == credited.CreditNoteId)?.Lines ?? [];
            Keep(PostingRules.Of(new InvoicePosting
            {
                Source = new EntrySource("invoice", credited.CreditNoteId, 1, nameof(InvoiceIssued)),
                LegalEntity = "main",
                Invoice = Invoice.Apply(null, issued),
                Event = issued,
                Date = _today,
                Reductions = reductions,
                Accounts = Ledgers.Accounts,
            }));
        }

        private void Recognise(DateOnly through) => Tell(new RecognitionCommand.Recognise(through));

        private void Tell(RecognitionCommand command)
        {
            if (_schedule is null)
            {
                return;
            }

            foreach (RecognitionEvent happened in RecognitionSchedule.Decide(_schedule, command, Now).Events)
            {
                _schedule = RecognitionSchedule.Apply(_schedule, happened);
                if (happened is RevenueRecognised recognised)
                {
                    Assert.Equal(_schedule.Events, recognised.Place);
                    if (PostingRules.Of(_schedule, recognised) is { } entry)
                    {
                        Keep([entry]);
                    }
                }
            }
        }

        /// <summary>As the journal does: an id is there once.</summary>
        private void Keep(IEnumerable<JournalEntry> entries)
        {
            foreach (JournalEntry entry in entries)
            {
                _entries.TryAdd(entry.Id, entry);
            }
        }
    }
}
