// program
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
string[] mirrors = ["https://a.example.org", "https://b.example.org"];
foreach (string mirror in mirrors)
{
    try
    {
        await using Stream source = await http.GetStreamAsync($"{mirror}/{args[0]}");
        await using FileStream target = File.Create(args[0]);
        await source.CopyToAsync(target);
        return 0;
    }
    catch (HttpRequestException exception)
    {
        Console.Error.WriteLine($"{mirror}: {exception.Message}");
    }
}

return 1;
