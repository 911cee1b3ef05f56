using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Sends goods as they are ready and waits for the rest: until its date, until stock moves, until the order is changed. What is in a delivery is decided in the order's
/// case before the warehouse is asked, so that no repetition sends anything twice; once it was asked for, nothing calls it back.
/// </summary>
internal sealed class Deliveries
{
    private readonly TaskOrchestrationContext _context;
    private readonly FulfilPart _input;
    private readonly List<(int Sequence, DateTimeOffset At)> _onTheRoad = [];
    private Task<GoodsMoved> _moved;
    private int _looks;
    private bool _isToldLate;

    /// <summary>Listens from now on.</summary>
    public Deliveries(TaskOrchestrationContext context, FulfilPart input) => (_context, _input, _moved) = (context, input, context.Next<GoodsMoved>());

    /// <summary>Sends all, or all that left before the order was cancelled, and ends the part.</summary>
    public async Task SendAllAsync(PartProgress part)
    {
        while (!part.IsCancelled)
        {
            GoodsOutlook outlook = await LookAsync();
            if (outlook.Delivery is { } sequence)
            {
                await SendAsync(part, sequence);
            }
            else if (!outlook.IsAllSent || _onTheRoad.Count > 0)
            {
                await WaitAsync(part, outlook);
            }
            else if ((await part.CompleteAsync()).Refusal is null)
            {
                return;
            }
        }

        await StopAsync(part);
    }

    private Task<GoodsOutlook> LookAsync()
    {
        if (_moved.IsCompleted)
        {
            _moved = _context.Next<GoodsMoved>(); // open before the look, so that nothing moves between
        }

        return _context.LookAtGoodsAsync(new(_input.OrderId, _input.PartId, ++_looks));
    }

    private async Task SendAsync(PartProgress part, int sequence)
    {
        string key = Delivery.KeyOf(_input.OrderId, _input.PartId, sequence);
        BackEndAnswer.Done? sent = await part.InsistAsync(
            $"delivery-{sequence}",
            () => _context.SendDeliveryAsync(new(key, _input.OrderId, _input.PartId, sequence)),
            done => new ShipDelivery(_input.PartId, sequence, done.Reference));
        _onTheRoad.Add((sequence, sent!.ReadyAt));
        _isToldLate = false;
        await _context.SendDeliveryNoticeAsync(new(_input.OrderId, _input.PartId, sequence));
        await NoteArrivalsAsync(part);
    }

    private async Task WaitAsync(PartProgress part, GoodsOutlook outlook)
    {
        if (outlook.Late is { } late && !_isToldLate)
        {
            _isToldLate = true;
            await part.BlockAsync("goods", late);
        }

        DateTimeOffset[] instants = [.. _onTheRoad.Select(delivery => delivery.At), .. outlook.LookAgainAt is { } again ? new[] { again } : []];
        if (await part.WaitForAsync(_moved, instants.Length > 0 ? instants.Min() : null))
        {
            _isToldLate = false;
        }

        await NoteArrivalsAsync(part);
    }

    private async Task NoteArrivalsAsync(PartProgress part)
    {
        foreach ((int sequence, _) in _onTheRoad.Where(delivery => delivery.At <= part.Now).ToArray())
        {
            await part.UpdateAsync($"arrival-{sequence}", new NoteArrival(_input.PartId, sequence));
            _onTheRoad.RemoveAll(delivery => delivery.Sequence == sequence);
        }
    }

    /// <summary>The order was cancelled: what has not left stays, what has left arrives and is billed.</summary>
    private async Task StopAsync(PartProgress part)
    {
        await part.WithdrawAsync(
            "released",
            key => _context.ReleaseStockAsync(new(key, _input.OrderId, _input.PartId)),
            new StopDeliveries(_input.PartId, "The order was cancelled."));
        while (_onTheRoad.Count > 0)
        {
            await part.WaitUntilDoneAsync(_onTheRoad.Min(delivery => delivery.At));
            await NoteArrivalsAsync(part);
        }

        await part.CompleteAsync();
    }
}
