// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Web;

public sealed record Payment(string Order, decimal Amount);

[Critical("Nobody can buy")]
public interface IPayments
{
    Task<bool> PayAsync(Payment payment, CancellationToken token);
}

[NonCritical("No points are booked until the service is back")]
public interface ILoyalty
{
    [OmitFallback("Points are booked again by the nightly job")]
    Task AddPointsAsync(string order, int points, CancellationToken token);
}

public sealed class PaymentsClient(HttpClient http) : IPayments
{
    public async Task<bool> PayAsync(Payment payment, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync("/payments", payment, token);
        return response.IsSuccessStatusCode;
    }
}

public sealed class LoyaltyClient(HttpClient http) : ILoyalty
{
    public async Task AddPointsAsync(string order, int points, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync($"/points/{order}", points, token);
        response.EnsureSuccessStatusCode();
    }
}

[Route("checkout")]
public sealed class CheckoutController(IPayments payments, ILoyalty loyalty) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Pay(Payment payment, CancellationToken token)
    {
        if (!await payments.PayAsync(payment, token))
        {
            return View("Declined");
        }

        await loyalty.AddPointsAsync(payment.Order, (int)payment.Amount, CancellationToken.None);
        return RedirectToAction("Thanks");
    }
}
