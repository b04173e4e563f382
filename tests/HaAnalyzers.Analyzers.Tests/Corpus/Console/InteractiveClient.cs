// program
using System.Net.Http.Json;

using var http = new HttpClient { BaseAddress = new Uri("https://todo") };
IList<string> titles = [];
while (true)
{
    Console.Write("> ");
    string? line = Console.ReadLine();
    if (string.IsNullOrEmpty(line))
    {
        break;
    }

    try
    {
        titles = await http.GetFromJsonAsync<string[]>($"/search?q={line}") ?? [];
    }
    catch (HttpRequestException exception)
    {
        Console.WriteLine($"The server does not answer: {exception.Message}");
        continue;
    }

    foreach (string title in titles)
    {
        Console.WriteLine(title);
    }
}
