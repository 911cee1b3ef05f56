using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.DirectDebit;
using LeadToCash.OrderToCash;
using LeadToCash.Workflows.Tests.Books;

namespace LeadToCash.Workflows.Tests.DirectDebit;

/// <summary>Whatever runs, payments, credits, returns and repetitions come in whatever order, an invoice is collected once at a time and never too much.</summary>
public sealed class CollectionProperties
{
    [Property(MaxTest = 500)]
    public void Collection_OfAnySequence_IsOneAtATimeAndNeverTooMuch(int seed, NonNegativeInt[] steps)
    {
        Story story = new(new Random(seed));
        foreach (NonNegativeInt step in steps)
        {
            story.Do(step.Get % 9);
            story.Check();
        }
    }

    private sealed class Story(Random random)
    {
        private const string Id = "DD-RE-2026-00001";
        private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        private static readonly DateOnly Today = new(2026, 3, 2);
        private static readonly ReturnRule Again = new(FollowUp.CollectAgain, "No funds", 7, 1);
        private static readonly MandateUse Use = new("x", Today, SequenceType.Rcur, Today, new MandateAccount("DE89370400440532013000", "K"), null);

        private readonly List<CollectionPutIntoFile> _put = [];
        private readonly HashSet<string> _credited = [];
        private readonly List<CollectionCommand> _commands = [];
        private Invoice _invoice = Invoice.Apply(null, Ledgers.Issued(Today, Today, Ledgers.Line(400m)));
        private Collection? _collection;
        private int _things;

        private string? Current => _collection?.Current.EndToEndId;

        public void Do(int what)
        {
            string id = $"t-{++_things}";
            Money some = new(random.Next(1, 60_000), "EUR");
            switch (what)
            {
                case 0: Ask(new CollectionCommand.Announce(Id, new CollectedInvoice("i", "RE-2026-00001", "k", "K"), "MD-1", _invoice.Open, Today.AddDays(14), Today, true, "system")); break;
                case 1 when Current is not null: Ask(new CollectionCommand.PutIntoFile(Current, "DF-" + id, _invoice.Open, Today.AddDays(14), MandateScheme.Core, Use)); break;
                case 2 when Current is not null: Credit("mv-" + id, _collection!.Attempts[random.Next(_collection.Attempts.Count)].EndToEndId); break;
                case 3 when Current is not null: Return(id, _collection!.Attempts[random.Next(_collection.Attempts.Count)]); break;
                case 4 when Current is not null: Ask(new CollectionCommand.Reject(Current, new BankReason("AC04", null, null, Today, Again))); break;
                case 5: Pay(new InvoiceCommand.RecordPayment(id, some, Now)); break;
                case 6: Pay(new InvoiceCommand.Credit("i", id, [new CreditWish(1, random.Next(1, 4))], "broken", "staff:anna")); break;
                case 7 when Current is not null: Ask(new CollectionCommand.Cancel("paid", "system")); break;
                case 8 when _commands.Count > 0: Ask(_commands[random.Next(_commands.Count)]); break; // a repetition, however late
            }
        }

        public void Check()
        {
            Assert.True((_collection?.Attempts.Count(attempt => attempt.IsOpen) ?? 0) <= 1);
            Assert.Equal(_put.Count, _put.Select(put => put.EndToEndId).Distinct().Count());
            foreach (CollectionAttempt attempt in _collection?.Attempts ?? [])
            {
                Assert.True(attempt.Transaction is null || attempt.Transaction.Amount <= attempt.Announced);
                Assert.True(attempt.Transaction is null || attempt.Transaction.Amount.MinorUnits > 0);
                Assert.Equal(attempt.MovementId is not null, attempt.PaymentId is not null);
            }

            Money kept = Money.Sum(
                _invoice.Payments.Where(payment => _credited.Contains(payment.PaymentId) && !_invoice.IsReturned(payment)).Select(payment => payment.Amount - payment.Surplus), "EUR");
            Assert.True(kept <= _invoice.Gross);
        }

        private void Credit(string movement, string endToEndId)
        {
            CollectionCommand.Settle settle = new(endToEndId, movement, movement + "-1");
            if (Ask(settle).OfType<CollectionSettled>().Any())
            {
                Assert.True(_credited.Add(settle.PaymentId));
                Pay(new InvoiceCommand.RecordPayment(settle.PaymentId, _collection!.Find(endToEndId)!.Transaction!.Amount, Now));
            }
        }

        private void Return(string id, CollectionAttempt attempt)
        {
            Money before = _invoice.Open;
            bool isFirst = Ask(new CollectionCommand.Return(attempt.EndToEndId, new BankReason("AM04", null, null, Today, Again))).Count > 0;
            if (attempt.PaymentId is { } payment)
            {
                Pay(new InvoiceCommand.ReturnPayment(id, payment, "AM04", Now));
                Assert.True(isFirst || _invoice.Open == before);
            }
        }

        private IReadOnlyList<CollectionEvent> Ask(CollectionCommand command)
        {
            _commands.Add(command);
            Decision<CollectionEvent> decision = Collection.Decide(_collection, command, Now);
            foreach (CollectionEvent happened in decision.Events)
            {
                if (happened is CollectionPutIntoFile put)
                {
                    Assert.True(command is CollectionCommand.PutIntoFile asked && put.Transaction.Amount <= asked.Open);
                    _put.Add(put);
                }

                _collection = Collection.Apply(_collection, happened);
            }

            return decision.Events;
        }

        private void Pay(InvoiceCommand command)
        {
            foreach (InvoiceEvent happened in Invoice.Decide(_invoice, command, Now).Events)
            {
                _invoice = Invoice.Apply(_invoice, happened);
            }
        }
    }
}
