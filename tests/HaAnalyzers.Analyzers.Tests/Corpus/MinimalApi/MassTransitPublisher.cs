// program
// option: ha_shedding = gateway
using MassTransit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMassTransit(bus => bus.UsingInMemory((context, configuration) => configuration.ConfigureEndpoints(context)));
builder.Services.AddScoped<IOrderEvents, OrderEvents>();
builder.Services.GuardNonCriticalDependencies();
var app = builder.Build();
app.MapPost("/orders/{id:int}", async (int id, IOrderEvents events, CancellationToken token) =>
{
    await events.PlacedAsync(id, token);
    return Results.Accepted($"/orders/{id}");
});
app.Run();

public sealed record OrderPlaced(int Id);

[NonCritical("Other services hear of the order by the nightly export")]
public interface IOrderEvents
{
    [OmitFallback("The nightly export repeats it")]
    Task PlacedAsync(int order, CancellationToken token);
}

public sealed class OrderEvents(IPublishEndpoint bus) : IOrderEvents
{
    public Task PlacedAsync(int order, CancellationToken token) => bus.Publish(new OrderPlaced(order), token);
}
