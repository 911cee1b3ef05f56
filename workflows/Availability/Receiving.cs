using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>Receipts: planned, moved, reduced, cancelled, arriving at once or in parts. What is taken away may break promises.</summary>
internal static class Receiving
{
    public static Refusal? Plan(StockChange change, StockCommand.PlanReceipt plan)
    {
        if (plan.Quantity <= 0)
        {
            return new Refusal("quantity-wrong", "A receipt is of more than 0; cancel it if nothing comes.");
        }

        if (change.Item.Receipt(plan.Reference) is { } receipt)
        {
            return PlanAgain(change, receipt, plan);
        }

        if (change.Item.Receipts.Count >= StockLimits.Receipts)
        {
            return new Refusal("stock-full", $"{change.Item.Sku} in {change.Item.Warehouse} has {StockLimits.Receipts:D} receipts; no more fit.");
        }

        change.Add(new ReceiptPlanned(plan.Reference, plan.Quantity, plan.Date));
        return null;
    }

    public static Refusal? Cancel(StockChange change, StockCommand.CancelReceipt cancel)
    {
        switch (change.Item.Receipt(cancel.Reference))
        {
            case null:
                return Unknown(cancel.Reference);
            case { ClosedOn: not null }:
                return null;
            case { } receipt:
                change.Add(new ReceiptCancelled(cancel.Reference, cancel.Terms.Today));
                BrokenPromises.Find(change, $"Receipt {cancel.Reference} was cancelled: {receipt.Open:G29} will not come.");
                return null;
        }
    }

    public static Refusal? Receive(StockChange change, StockCommand.ReceiveGoods receive)
    {
        Receipt? receipt = change.Item.Receipt(receive.Reference);
        if (receipt is null)
        {
            return Unknown(receive.Reference);
        }

        if (receive.Quantity <= 0 || receipt.ClosedOn is not null)
        {
            return receipt.ClosedOn is { } closed
                ? new Refusal("receipt-closed", $"Receipt {receive.Reference} is over since {closed:yyyy-MM-dd}.")
                : new Refusal("quantity-wrong", "What comes in is more than 0.");
        }

        bool last = receive.Final || receipt.Open <= receive.Quantity;
        change.Add(new GoodsReceived(receive.Reference, receive.Quantity, last ? receive.Terms.Today : null));
        if (receive.Quantity < receipt.Open && last)
        {
            BrokenPromises.Find(change, $"Receipt {receive.Reference} ended {receipt.Open - receive.Quantity:G29} short.");
        }

        return null;
    }

    public static Refusal? TakeBack(StockChange change, StockCommand.TakeBack back)
    {
        if (back.Quantity <= 0)
        {
            return new Refusal("quantity-wrong", "What comes back is more than 0.");
        }

        change.Add(new GoodsTakenBack(back.Reference, back.Quantity));
        return null;
    }

    private static Refusal? PlanAgain(StockChange change, Receipt receipt, StockCommand.PlanReceipt plan)
    {
        if (receipt.ClosedOn is { } closed)
        {
            return receipt.Quantity == plan.Quantity || receipt.Arrived == plan.Quantity
                ? null
                : new Refusal("receipt-closed", $"Receipt {plan.Reference} is over since {closed:yyyy-MM-dd}; plan another one.");
        }

        if (plan.Quantity < receipt.Arrived)
        {
            return new Refusal("receipt-arrived", $"{receipt.Arrived:G29} of receipt {plan.Reference} has arrived; it can't be of less.");
        }

        if (receipt.Quantity != plan.Quantity || receipt.Date != plan.Date)
        {
            Change(change, receipt, plan);
        }

        return null;
    }

    private static void Change(StockChange change, Receipt before, StockCommand.PlanReceipt plan)
    {
        bool over = plan.Quantity == before.Arrived;
        change.Add(new ReceiptChanged(plan.Reference, plan.Quantity, plan.Date, over ? plan.Terms.Today : null));
        if (plan.Quantity < before.Quantity || plan.Date > before.Date)
        {
            BrokenPromises.Find(
                change, $"Receipt {plan.Reference} was changed from {before.Quantity:G29} on {before.Date:yyyy-MM-dd} to {plan.Quantity:G29} on {plan.Date:yyyy-MM-dd}.");
        }
    }

    private static Refusal Unknown(string reference) => new("receipt-unknown", $"There is no receipt {reference}.");
}
