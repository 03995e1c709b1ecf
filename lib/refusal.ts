/**
 * What a request gets that does not reach the pages, be it that its link is not good, that it came too often,
 * or that we have a fault: the same calm words for all, in the three languages, and nothing about the reason.
 */
export const refusalDocument = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bellwether</title>
</head>
<body>
<main>
<h1>This link cannot be opened</h1>
<p>It may be incomplete or too old. Open the newest message about the case, or ask the account desk.</p>
<h1 lang="zh-CN">无法打开此链接</h1>
<p lang="zh-CN">链接可能不完整或已过期。请打开有关此个案的最新消息，或询问客户支持台。</p>
<h1 lang="zh-TW">無法開啟此連結</h1>
<p lang="zh-TW">連結可能不完整或已過期。請開啟有關此個案的最新訊息，或詢問客戶支援台。</p>
</main>
</body>
</html>
`;
