using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Availability;
using LeadToCash.Cases;

namespace LeadToCash.Workflows.Tests.Availability;

/// <summary>Whatever happens in whatever order: nothing is promised twice, nothing is lost, and no promise changes silently.</summary>
public sealed class StockProperties
{
    private const int Owners = 6;
    private const int Receipts = 4;

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 300)]
    public void AnyStory_NeverPromisesMoreThanThereIs_AndKeepsWhatItPromised(Story story)
    {
        StockItem? item = null;
        DateTimeOffset at = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        Dictionary<string, decimal> asked = [];
        foreach (Step step in story.Steps)
        {
            at += TimeSpan.FromDays(step.Days);
            StockCommand command = step.Command(at, story.SafetyStock);
            Decision<StockEvent> decision = StockItem.Decide(item, command, at);
            StockItem? before = item;
            item = decision.Events.Aggregate(item, StockItem.Apply);
            if (item is null)
            {
                continue;
            }

            Note(asked, command, decision, before);
            HoldsNoMoreThanThereIs(item, at);
            KeepsItsPromises(before, item, command, decision.Events);
            LetsNobodyJumpTheQueue(before, item, command, at, story.SafetyStock);
            Assert.All(item.Reservations, reservation => Assert.Equal(Expected(asked, reservation), reservation.Quantity));
            Assert.All(item.Reservations, reservation => Assert.All(reservation.Portions, portion => Assert.True(portion.Quantity > 0)));
            Assert.True(item.OnHand >= 0);
            RepeatsChangeNothing(item, command, decision, at);
        }
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 200)]
    public void Release_GivesBackExactlyWhatWasHeld(Story story, PositiveInt quantity, bool whole)
    {
        (StockItem item, DateTimeOffset at) = Told(story);
        StockTerms terms = Step.Terms(at, story.SafetyStock);
        StockItem settled = Settling.At(item, terms, at);
        StockCommand.Reserve reserve = new("probe", "1", 1, (quantity.Get % 9) + 1, terms.Today.AddDays(quantity.Get % 40), whole, at.AddDays(9), null, null, terms);
        StockItem held = StockItem.Decide(settled, reserve, at).Events.Aggregate(settled, StockItem.Apply);
        StockItem after = StockItem.Decide(held, new StockCommand.Release("probe", 1, "declined", at, terms), at).Events.Aggregate(held, StockItem.Apply);

        Assert.Equal(reserve.Quantity, held.Reservation("probe", "1")!.Quantity);
        for (int day = 0; day < 80; day++)
        {
            DateOnly date = terms.Today.AddDays(day);
            Assert.Equal(AvailabilityCurve.Of(settled, terms).AvailableOn(date), AvailabilityCurve.Of(after, terms).AvailableOn(date));
        }
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 200)]
    public void Promise_IsTheEarliestThatBreaksNothing(Story story, PositiveInt quantity, NonNegativeInt days)
    {
        (StockItem item, DateTimeOffset at) = Told(story);
        StockTerms terms = Step.Terms(at, story.SafetyStock);
        StockItem settled = Settling.At(item, terms, at);
        DateOnly wanted = terms.Today.AddDays(days.Get % 40);
        decimal asked = (quantity.Get % 12) + 1;

        IReadOnlyList<Portion> portions = AvailabilityCurve.Of(settled, terms).Promise(asked, wanted);

        Assert.Equal(asked, portions.Sum(portion => portion.Quantity));
        Assert.All(portions, portion => Assert.True(portion.Date >= wanted));
        for (int day = 0; day < 80; day++)
        {
            DateOnly date = wanted.AddDays(day);
            decimal promised = portions.Where(portion => portion.Firm && portion.Date <= date).Sum(portion => portion.Quantity);
            Assert.Equal(Math.Min(asked, Free(settled, terms, date)), promised);
        }
    }

    [Property(Arbitrary = [typeof(Stories)], MaxTest = 200)]
    public void Plan_OverWarehouses_SumsUpToWhatWasAsked(Story[] stories, PositiveInt quantity, bool whole, bool one, bool split)
    {
        StockSource[] sources = [.. stories.Take(4).Append(new Story([], 0)).Select((story, index) =>
        {
            (StockItem item, DateTimeOffset at) = Told(story);
            return new StockSource(item with { Warehouse = $"W{index}" }, Step.Terms(Now, story.SafetyStock) with { Warehouse = $"W{index}" });
        })];
        decimal asked = (quantity.Get % 20) + 1;

        IReadOnlyList<SourcedPortion> plan = Sourcing.Plan(sources, asked, DateOnly.FromDateTime(Now.UtcDateTime), whole, new SourcingRule(one, split), Now);

        Assert.Equal(asked, plan.Sum(portion => portion.Quantity));
        Assert.True(!whole || plan.Count == 1);
        Assert.True(split || plan.DistinctBy(portion => portion.Warehouse).Count() == 1);
        foreach (StockSource source in sources)
        {
            var curve = AvailabilityCurve.Of(source.At(Now), source.Terms);
            decimal taken = 0;
            foreach (SourcedPortion portion in plan.Where(portion => portion.Warehouse == source.Warehouse && portion.Firm).OrderBy(portion => portion.Date))
            {
                Assert.True(curve.AvailableOn(portion.Date) >= (taken += portion.Quantity));
            }
        }
    }

    private static DateTimeOffset Now => new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static (StockItem Item, DateTimeOffset At) Told(Story story)
    {
        StockItem item = new() { Sku = "P-100", Warehouse = "NUE" };
        DateTimeOffset at = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        foreach (Step step in story.Steps)
        {
            at += TimeSpan.FromDays(step.Days);
            item = StockItem.Decide(item, step.Command(at, story.SafetyStock), at).Events.Aggregate(item, StockItem.Apply);
        }

        return (item, at);
    }

    /// <summary>Free for a date, straight from the definition: the least, over that date and all later ones, of what is there by then less what is promised by then.</summary>
    private static decimal Free(StockItem item, StockTerms terms, DateOnly date) => Math.Max(0, Enumerable.Range(0, 200).Select(day => date.AddDays(day)).Min(later =>
        item.OnHand - terms.SafetyStock
        + item.Receipts.Where(receipt => (receipt.Date < terms.Today ? terms.Today.AddDays(1) : receipt.Date) <= later).Sum(receipt => receipt.Open)
        - item.Reservations.SelectMany(reservation => reservation.Portions).Where(portion => portion.Firm && portion.Date <= later).Sum(portion => portion.Quantity)));

    private static void HoldsNoMoreThanThereIs(StockItem item, DateTimeOffset at)
    {
        Portion[] firm = [.. item.Reservations.Where(reservation => !reservation.HasExpired(at)).SelectMany(reservation => reservation.Portions).Where(portion => portion.Firm)];
        foreach (DateOnly date in firm.Select(portion => portion.Date))
        {
            decimal there = item.OnHand + item.Receipts.Where(receipt => receipt.Date <= date || receipt.Date <= DateOnly.FromDateTime(at.UtcDateTime)).Sum(receipt => receipt.Open);
            Assert.True(firm.Where(portion => portion.Date <= date).Sum(portion => portion.Quantity) <= there, $"Too much is promised for {date}.");
        }
    }

    private static void KeepsItsPromises(StockItem? before, StockItem after, StockCommand command, IReadOnlyList<StockEvent> events)
    {
        var broken = events.OfType<PromisesBroken>().SelectMany(one => one.Changes).Select(change => (change.Owner, change.Line)).ToHashSet();
        var firmed = events.OfType<PromisesFirmed>().SelectMany(one => one.Changes).Select(change => (change.Owner, change.Line)).ToHashSet();
        Assert.True(broken.Count == 0 || command is StockCommand.Count or StockCommand.PlanReceipt or StockCommand.CancelReceipt or StockCommand.ReceiveGoods or StockCommand.Ship);
        foreach (Reservation kept in before?.Reservations ?? [])
        {
            if (IsAbout(command, kept) || after.Reservation(kept.Owner, kept.Line) is not { } now || broken.Contains((kept.Owner, kept.Line)))
            {
                continue;
            }

            Assert.True(firmed.Contains((kept.Owner, kept.Line)) || kept.Portions.SequenceEqual(now.Portions), $"{kept.Owner} changed silently.");
            Assert.All(kept.Portions.Where(portion => portion.Firm), portion => Assert.True(
                now.Portions.Where(one => one.Firm && one.Date <= portion.Date).Sum(one => one.Quantity)
                >= kept.Portions.Where(one => one.Firm && one.Date <= portion.Date).Sum(one => one.Quantity)));
        }
    }

    /// <summary>Who comes new gets nothing firm while somebody waits who would have taken any part of it.</summary>
    private static void LetsNobodyJumpTheQueue(StockItem? before, StockItem after, StockCommand command, DateTimeOffset at, int safetyStock)
    {
        if (before is not null && command is StockCommand.Reserve reserve && after.Reservation(reserve.Owner, "1") is { } mine
            && before.Reservations.All(other => other.Owner != reserve.Owner)
            && Settling.At(before, Step.Terms(at, safetyStock), at).Reservations.Any(other => !other.IsFirm && !other.WholeOnly))
        {
            Assert.All(mine.Portions, portion => Assert.False(portion.Firm));
        }
    }

    private static bool IsAbout(StockCommand command, Reservation reservation) => command switch
    {
        StockCommand.Reserve reserve => reserve.Owner == reservation.Owner,
        StockCommand.Ship ship => ship.OrderId == reservation.OrderId,
        StockCommand.Allocate allocate => allocate.OrderId == reservation.OrderId,
        _ => false,
    };

    /// <summary>What must be as it is is not done twice; arrivals and shipments, which add up, are kept from it by their command's id.</summary>
    private static void RepeatsChangeNothing(StockItem item, StockCommand command, Decision<StockEvent> decision, DateTimeOffset at)
    {
        if (decision.Refusal is null && command is not (StockCommand.ReceiveGoods or StockCommand.Ship))
        {
            Assert.Empty(StockItem.Decide(item, command, at).Events);
        }
    }

    private static void Note(Dictionary<string, decimal> asked, StockCommand command, Decision<StockEvent> decision, StockItem? before)
    {
        foreach (StockReserved reserved in decision.Events.OfType<StockReserved>())
        {
            asked[reserved.Reservation.Owner] = ((StockCommand.Reserve)command).Quantity;
        }

        foreach (GoodsShipped shipped in decision.Events.OfType<GoodsShipped>())
        {
            string owner = shipped.OrderId["order-".Length..];
            bool held = before?.Reservations.Any(reservation => reservation.OrderId == shipped.OrderId) == true;
            asked[owner] = Math.Max(0, asked.GetValueOrDefault(owner) - (held ? shipped.Quantity : 0));
        }
    }

    private static decimal Expected(Dictionary<string, decimal> asked, Reservation reservation) => asked[reservation.Owner];

    /// <summary>One step of a story.</summary>
    public sealed record Step(int What, int Who, int Amount, int Date, int Days, bool Flag)
    {
        public static StockTerms Terms(DateTimeOffset at, int safety)
        {
            var today = DateOnly.FromDateTime(at.UtcDateTime);
            return new StockTerms("P-100", "NUE", today, today.AddDays(28), safety);
        }

        public StockCommand Command(DateTimeOffset at, int safety)
        {
            StockTerms terms = Terms(at, safety);
            string owner = $"o{Who % Owners}";
            string receipt = $"PO-{Who % Receipts}";
            DateOnly date = terms.Today.AddDays(Date);
            return What switch
            {
                0 or 1 or 2 => new StockCommand.Reserve(owner, "1", (Amount % 3) + 1, Amount, date, Flag, at.AddDays(Date + 1), null, null, terms),
                3 => new StockCommand.PlanReceipt(receipt, Amount, date, terms),
                4 => new StockCommand.ReceiveGoods(receipt, Amount, Flag, terms),
                5 => new StockCommand.CancelReceipt(receipt, terms),
                6 => new StockCommand.Count(Amount - 1, "count", terms),
                7 => new StockCommand.Release(owner, (Amount % 3) + 1, "declined", at.AddDays(Date), terms),
                8 => new StockCommand.Confirm(owner, (Amount % 3) + 1, "order-" + owner, at.AddDays(-1), terms),
                9 => new StockCommand.Ship("order-" + owner, Amount, terms),
                10 => new StockCommand.Allocate("order-" + owner, terms),
                11 => new StockCommand.CancelOrder("order-" + owner, "cancelled", terms),
                _ => new StockCommand.Tidy(terms),
            };
        }
    }

    /// <summary>What happens to an item.</summary>
    public sealed record Story(IReadOnlyList<Step> Steps, int SafetyStock);

    private static class Stories
    {
        public static Arbitrary<Story> Any() => (
            from steps in (
                from what in Gen.Choose(0, 12)
                from who in Gen.Choose(0, 23)
                from amount in Gen.Choose(1, 9)
                from date in Gen.Choose(0, 45)
                from days in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 12)))
                from flag in ArbMap.Default.GeneratorFor<bool>()
                select new Step(what, who, amount, date, days, flag)).ListOf()
            from safety in Gen.Choose(0, 3)
            select new Story([.. steps], safety)).ToArbitrary();
    }
}
