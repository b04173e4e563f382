// library
using System.Net.Http.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Mvc;

namespace Gateway;

[ApiController, Route("weather")]
public sealed class WeatherController(HttpClient http) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Get(CancellationToken token)
    {
        try
        {
            return Ok(await http.GetFromJsonAsync<string[]>("/today", token));
        }
        catch (HttpRequestException)
        {
            return StatusCode(StatusCodes.Status502BadGateway);
        }
    }

    [HttpGet("tomorrow")]
    public async Task<ActionResult<string[]>> Tomorrow(CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<string[]>("/tomorrow", token) ?? [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Problem("The weather service does not answer", statusCode: 503);
        }
    }
}

public static class Endpoints
{
    public static async Task<IResult> WindAsync(HttpClient http, CancellationToken token)
    {
        try
        {
            return Results.Ok(await http.GetStringAsync("/wind", token));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Results.Problem(exception.Message, statusCode: 502);
        }
    }
}
