using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.FieldService;
using LeadToCash.Insights;
using DeviceStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Device, LeadToCash.Customers.DeviceCommand, LeadToCash.Customers.DeviceEvent>;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Customers;

/// <summary>
/// Notes the devices that a technician found at a customer's. One that is known as another customer's stays there, since a serial number is easily
/// misread: the service team gets a task. Seeing a report twice changes nothing.
/// </summary>
public sealed class ReportedDevices(DeviceStore devices, TaskStore tasks, BusinessCalendars calendars) : ICaseObserver
{
    private const int DaysForClarification = 5;

    /// <inheritdoc/>
    public string? CaseType => Visit.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(VisitReported) || @event.As<VisitReported>().Report.Devices is not { Count: > 0 } reported)
        {
            return;
        }

        Visit visit = (await @event.CaseAsync<Visit>(cancellationToken)).State;
        foreach (ReportedDevice device in reported)
        {
            string id = Device.IdOf(device.Sku, device.Serial);
            DateOnly date = calendars.Own.DateOf(@event.At);
            CaseOutcome<Device, DeviceEvent> outcome = await devices.ExecuteAsync(
                id, $"visit/{@event.CaseId}", new RegisterDevice(device.Sku, device.Serial, visit.Customer.CustomerId, date, visit.OrderId, "visit", MayTransfer: false),
                cancellationToken: cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                await AskServiceAsync(@event.CaseId, id, visit, refusal, date, cancellationToken);
            }
        }
    }

    private async Task AskServiceAsync(string visitId, string deviceId, Visit visit, Refusal refusal, DateOnly date, CancellationToken cancellationToken) => await tasks.ExecuteAsync(
        $"device-{visitId}-{deviceId}",
        "open",
        new OpenTask(
            $"Whose is {deviceId}?", $"It was reported from the visit {visitId} at {visit.Customer.Company ?? visit.Customer.Name}. {refusal.Reason}", "service",
            date.AddDays(DaysForClarification), $"/api/devices/{Uri.EscapeDataString(deviceId)}", visit.Customer.CustomerId),
        cancellationToken: cancellationToken);
}
