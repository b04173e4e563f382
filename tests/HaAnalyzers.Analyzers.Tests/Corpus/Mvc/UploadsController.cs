// library
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc;

namespace Uploads;

public sealed record Upload(string Path);

public sealed class UploadQueue
{
    private readonly Channel<Upload> _uploads = Channel.CreateBounded<Upload>(100);

    public bool TryAdd(Upload upload) => _uploads.Writer.TryWrite(upload);

    public ValueTask<Upload> NextAsync(CancellationToken token) => _uploads.Reader.ReadAsync(token);
}

[ApiController, Route("uploads")]
public sealed class UploadsController(UploadQueue queue) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Post(IFormFile file, CancellationToken token)
    {
        string path = Path.GetTempFileName();
        await using (FileStream target = System.IO.File.Create(path))
        {
            await file.CopyToAsync(target, token);
        }

        if (!queue.TryAdd(new Upload(path)))
        {
            Response.Headers.RetryAfter = "30";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Accepted();
    }
}
