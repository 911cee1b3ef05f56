using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>Carries out what was decided of movements, also when whoever decided it died before.</summary>
public sealed class MovementObserver(MovementEffects effects) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Movement.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(MovementImported)
        ? Task.CompletedTask
        : effects.ApplyAsync(@event.CaseId, @event.As<MovementEvent>(), cancellationToken);
}
