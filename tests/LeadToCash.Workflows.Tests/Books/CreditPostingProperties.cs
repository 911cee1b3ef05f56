using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Banking;
using LeadToCash.Books;
using LeadToCash.Cases;

namespace LeadToCash.Workflows.Tests.Books;

/// <summary>Whatever becomes of money that came, the account of the bank has what the statement says, and customers' credit what is on no invoice.</summary>
public sealed class CreditPostingProperties
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Property(MaxTest = 500)]
    public void Movement_WithAnythingInAnyOrder_IsInTheBooksToTheCent(PositiveInt cents, bool wasCredit, bool hasCharges, NonNegativeInt[] steps)
    {
        Play play = new(new MovementEntry
        {
            Source = wasCredit ? MovementSource.Provider : MovementSource.Camt,
            Account = "bank",
            BookedOn = Day,
            Amount = Money(cents.Get),
            Charges = hasCharges ? Money(150) : null,
            WasCredit = wasCredit,
        });
        foreach (NonNegativeInt step in steps)
        {
            play.Do(step.Get);
            play.Check();
        }
    }

    private static Money Money(long cents) => new(cents, "EUR");

    /// <summary>A movement and all that was posted of it and of the invoices that it pays.</summary>
    private sealed class Play
    {
        private readonly Dictionary<string, long> _balances = [];
        private readonly MovementEntry _entry;
        private Movement _movement;
        private Money _refunded = Money(0);
        private int _version;

        public Play(MovementEntry entry)
        {
            _entry = entry;
            _movement = Movement.Apply(null, ((MovementEvent[])[.. Movement.Decide(null, new MovementCommand.Import(entry, "S-1"), At).Events])[0]);
            if (entry.WasCredit)
            {
                Move(Ledgers.Bank, Ledgers.Credit, entry.Amount);
                Happens(new MovementCommand.Clarify("what is it", []));
            }
        }

        private DateTimeOffset At => new(2026, 3, 2, 8, _version % 60, 0, TimeSpan.Zero);

        public void Do(int step)
        {
            Money some = Money(1 + (step / 8 % Math.Max(1, _movement.Left.MinorUnits)));
            Money? fee = step % 16 < 8 ? null : Money(1 + (step / 16 % 150));
            Happens((step % 8) switch
            {
                0 => new MovementCommand.Clarify("what is it", []),
                1 or 2 => new MovementCommand.Allocate("m-1", [new Allocation("inv-1", "RE-1", some, "c-1")], fee, [], null, "staff:anna"),
                3 => new MovementCommand.PutOnAccount("c-1", "Karla Kunde", "staff:anna"),
                4 => new MovementCommand.Refund($"r-{_version}", some, "staff:anna", "bank"),
                5 when _movement.Allocations is [{ } first, ..] => new MovementCommand.Withdraw(first.PaymentId, "wrong", "staff:anna"),
                6 => new MovementCommand.Dismiss("a gift", "staff:anna"),
                _ => new MovementCommand.Allocate("m-1", [new Allocation("inv-2", "RE-2", _movement.Left, "c-1")], null, [], null, "staff:anna"),
            });
        }

        public void Check()
        {
            bool isOurs = _movement is { Decided: true, Dismissed: null };
            Assert.Equal(isOurs || _entry.WasCredit ? _entry.Amount.MinorUnits - _refunded.MinorUnits - (_movement.Dismissed is null ? 0 : _entry.Amount.MinorUnits) : 0, Balance(Ledgers.Bank));
            Assert.Equal(-_movement.OnCredit.MinorUnits, Balance(Ledgers.Credit));
            Assert.Equal(-_movement.Allocations.Sum(one => one.What.Amount.MinorUnits), Balance(Ledgers.Receivables));
            Assert.Equal(_movement.Fee.MinorUnits, Balance(Ledgers.Charges));
        }

        private long Balance(string account) => _balances.GetValueOrDefault(account);

        private void Happens(MovementCommand command)
        {
            if (Movement.Decide(_movement, command, At) is not { Refusal: null } decision)
            {
                return;
            }

            foreach (MovementEvent @event in decision.Events)
            {
                Movement before = _movement;
                _movement = Movement.Apply(_movement, @event);
                MoneyPosting posting = new(new EntrySource("movement", "m-1", ++_version, @event.GetType().Name), "main", Day, Ledgers.Accounts);
                Post(CreditPosting.Of(posting, before, _movement, @event));
                PostOfInvoice(before, @event);
            }
        }

        /// <summary>What the invoices' own events post.</summary>
        private void PostOfInvoice(Movement before, MovementEvent @event)
        {
            switch (@event)
            {
                case MovementAllocated allocated:
                    allocated.Allocations.ToList().ForEach(one => Move(allocated.FromCredit ? Ledgers.Credit : Ledgers.Bank, Ledgers.Receivables, one.What.Amount));
                    break;
                case AllocationWithdrawn withdrawn:
                    Move(Ledgers.Receivables, Ledgers.Bank, before.Allocations.First(one => one.PaymentId == withdrawn.PaymentId).What.Amount);
                    break;
                case MovementRefunded refund:
                    _refunded += refund.Amount;
                    break;
            }
        }

        private void Post(JournalEntry? entry)
        {
            foreach (JournalLine line in entry?.Lines ?? [])
            {
                _balances[line.Account] = Balance(line.Account) + line.DebitLessCredit.MinorUnits;
            }
        }

        private void Move(string debit, string credit, Money amount)
        {
            _balances[debit] = Balance(debit) + amount.MinorUnits;
            _balances[credit] = Balance(credit) - amount.MinorUnits;
        }
    }
}
