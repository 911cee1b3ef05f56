using LeadToCash.Calendar;

namespace LeadToCash.Configuration;

/// <summary>The configurators of today.</summary>
public sealed class Configurators(ProductModels models, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>A model and its configurator by today's rules, the day counted where our people work; null if the product is not configurable.</summary>
    public (ProductModel Model, Configurator Today)? Find(string sku) =>
        models.Find(sku) is { } model ? (model, Configurator.For(model, calendars.Today(time))) : null;
}
